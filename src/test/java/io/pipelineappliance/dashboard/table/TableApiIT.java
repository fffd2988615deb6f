package io.pipelineappliance.dashboard.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.ApiClient.Answer;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.table.CassandraExplorer;
import io.pipelineappliance.explore.table.Dimension;
import io.pipelineappliance.pipeline.Table;
import io.pipelineappliance.pipeline.Table.Column;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.ApplianceTest;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("test-kit")
@ApplianceTest(components = ApplianceComponent.CASSANDRA)
class TableApiIT {
    private static final int ROWS = 120;
    private static final Instant BEGIN = Instant.parse("2026-01-31T10:00:00Z");
    private static final Table TABLE = new Table(
            "looked_at",
            "people",
            "id",
            List.of(
                    new Column("id", "uuid"),
                    new Column("name", "text"),
                    new Column("email", "text"),
                    new Column("fetched_at", "timestamp")));

    private static final List<String> justWritten = new CopyOnWriteArrayList<>();
    private static final List<UUID> ids = new ArrayList<>();
    private static CqlSession session;
    private static Dashboard open;
    private static Dashboard masked;
    private static ApiClient api;

    @BeforeAll
    static void start(CqlSession opened) {
        session = opened;
        new CassandraTables(session).ensure(TABLE);
        for (int number = 0; number < ROWS; number++) {
            ids.add(write("Person " + number, BEGIN.plusSeconds(number)));
        }
        session.execute("CREATE TYPE looked_at.pair (a int, email text)");
        session.execute(
                "CREATE TABLE looked_at.kinds (k int PRIMARY KEY, b blob, d duration, l list<int>, m map<text, bigint>, n inet, p frozen<pair>, t tuple<int, text>, v vector<float, 2>, x text)");
        session.execute(
                "INSERT INTO looked_at.kinds (k, b, d, l, m, n, p, t, v) VALUES (1, 0xcafe, 1h30m, [1, 2], {'big': 9007199254740993}, '127.0.0.1', {a: 1, email: 'hidden@example.org'}, (1, 'x'), [1.5, 2.5])");
        open = dashboard(() -> session, new Masking(List.of()));
        masked = dashboard(() -> session, new Masking(List.of("email")));
        api = new ApiClient(open.port());
    }

    @AfterAll
    static void stop() {
        open.close();
        masked.close();
    }

    private static UUID write(String name, Instant ingestedAt) {
        UUID id = UUID.randomUUID();
        session.execute(
                "INSERT INTO looked_at.people (id, name, email, fetched_at, ingested_at, kafka_partition, kafka_offset) VALUES (?, ?, ?, ?, ?, 0, 1)",
                id,
                name,
                name.replace(' ', '.') + "@example.org",
                ingestedAt,
                ingestedAt);
        return id;
    }

    private static Dashboard dashboard(Supplier<CqlSession> sessions, Masking masking) {
        Dimension name = new Dimension("first", "name", text -> text.substring(0, 1));
        CassandraExplorer explorer = CassandraExplorer.on(
                sessions,
                "127.0.0.1:9042",
                TABLE,
                "fetched_at",
                List.of(name),
                masking,
                () -> justWritten,
                Clock.systemUTC());
        Dashboard dashboard = TestDashboard.of(() -> null, null, new FakeDags(), new TableApi(explorer));
        dashboard.start();
        return dashboard;
    }

    private static Answer run(ApiClient client, String statement) {
        return client.post("/api/v1/cql", "{\"statement\": \"%s\"}".formatted(statement.replace("\"", "\\\"")));
    }

    @Test
    void theTableTellsItsColumnsTheKeyFirst() {
        JsonNode table = api.get("/api/v1/table").json(200);

        assertThat(table.path("keyspace").asText()).isEqualTo("looked_at");
        assertThat(table.at("/columns/0/name").asText()).isEqualTo("id");
        assertThat(table.at("/columns/0/key").asText()).isEqualTo("partition");
        assertThat(table.at("/columns/1/key").isNull()).isTrue();
        assertThat(table.path("columns")).hasSize(7);
    }

    @Test
    void thePagesTogetherHaveEveryRowOnce() {
        Set<String> seen = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = api.get("/api/v1/table/rows?limit=50" + cursor).json(200);
            page.path("rows")
                    .forEach(
                            row -> assertThat(seen.add(row.path("id").asText())).isTrue());
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
            pages++;
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsAll(ids.stream().map(UUID::toString).toList());
    }

    @Test
    void aRowIsFoundByItsIdAndWhatIsNoneIsSaidSo() {
        assertThat(api.get("/api/v1/table/rows/" + ids.get(7))
                        .json(200)
                        .at("/row/name")
                        .asText())
                .isEqualTo("Person 7");
        assertThat(api.get("/api/v1/table/rows/" + new UUID(1, 2)).problem(404))
                .isEqualTo("looked_at.people has no row with id 00000000-0000-0001-0000-000000000002.");
        assertThat(api.get("/api/v1/table/rows/nobody").problem(422)).contains("'nobody' is no id of a row");
        assertThat(api.get("/api/v1/table/rows?cursor=!").problem(422)).contains("begin again");
    }

    @Test
    void theNewestRowsAreTheNewestOfAllAndThoseThatWereJustWritten() {
        await("the table has been read through")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !api.get("/api/v1/table/newest")
                        .json(200)
                        .path("scannedAt")
                        .isNull());
        UUID late = write("Late", BEGIN.plusSeconds(ROWS));
        justWritten.add(late.toString());

        JsonNode rows = api.get("/api/v1/table/newest?limit=20").json(200).path("rows");

        assertThat(rows).hasSize(20);
        assertThat(rows.at("/0/name").asText()).isEqualTo("Late");
        assertThat(rows.at("/1/name").asText()).isEqualTo("Person 119");
        assertThat(rows.at("/19/name").asText()).isEqualTo("Person 101");
        session.execute("DELETE FROM looked_at.people WHERE id = ?", late);
        justWritten.clear();
    }

    @Test
    void theStatisticsCountEveryRow() {
        JsonNode statistics = api.get("/api/v1/table/statistics").json(200);

        assertThat(statistics.path("complete").asBoolean()).isTrue();
        assertThat(statistics.path("rows").asInt()).isBetween(ROWS, ROWS + 1);
        assertThat(statistics.at("/dimensions/0/values/0/value").asText()).isEqualTo("P");
        assertThat(statistics.at("/dimensions/0/values/0/byTime")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void valuesOfEveryKindAreShownAsTheyAre() {
        JsonNode row =
                run(api, "SELECT * FROM looked_at.kinds").json(200).path("rows").path(0);

        assertThat(row.toString())
                .isEqualTo(
                        "[1,\"0xcafe\",\"1h30m\",[1,2],{\"big\":\"9007199254740993\"},\"127.0.0.1\",{\"a\":1,\"email\":\"hidden@example.org\"},[1,\"x\"],[1.5,2.5],null]");
    }

    @Test
    void aResultHasNoMoreRowsThanWereAskedFor() {
        JsonNode result = api.post("/api/v1/cql", "{\"statement\": \"SELECT id FROM looked_at.people\", \"limit\": 10}")
                .json(200);

        assertThat(result.path("rows")).hasSize(10);
        assertThat(result.path("truncated").asBoolean()).isTrue();
        assertThat(result.at("/columns/0/type").asText()).isEqualTo("uuid");
    }

    @Test
    void whatCassandraRefusesIsASentence() {
        assertThat(run(api, "SELECT nothing FROM looked_at.people").problem(422))
                .startsWith("Cassandra refuses the statement: Undefined column name nothing");
        assertThat(run(api, "SELECT * FROM nowhere.people").problem(422)).contains("nowhere");
        assertThat(run(api, "DROP TABLE looked_at.people").problem(422)).contains("it takes one SELECT");
        assertThat(api.get("/api/v1/table/rows").json(200).path("rows")).isNotEmpty();
    }

    @Test
    void aResultIsDownloadedWhole() {
        String select = URLEncoder.encode("SELECT name, email FROM looked_at.people", UTF_8);

        Answer csv = api.get("/api/v1/cql/download?format=csv&statement=" + select);
        Answer lines = api.get("/api/v1/cql/download?format=ndjson&statement=" + select);

        assertThat(csv.text().lines())
                .hasSizeBetween(ROWS + 1, ROWS + 2)
                .contains("\"Person 7\",\"Person.7@example.org\"");
        assertThat(lines.text().lines()).contains("{\"name\":\"Person 7\",\"email\":\"Person.7@example.org\"}");
        assertThat(api.get("/api/v1/cql/download?format=xls&statement=" + select)
                        .problem(400))
                .isEqualTo("format is 'xls', but must be csv or ndjson.");
    }

    @Test
    void hiddenColumnsAreHiddenEverywhere() {
        ApiClient viewer = new ApiClient(masked.port());
        String select = URLEncoder.encode("SELECT name, email FROM looked_at.people", UTF_8);
        List<Answer> answers = List.of(
                viewer.get("/api/v1/table/rows"),
                viewer.get("/api/v1/table/rows/" + ids.get(3)),
                viewer.get("/api/v1/table/newest"),
                run(viewer, "SELECT * FROM looked_at.people"),
                run(viewer, "SELECT p FROM looked_at.kinds"),
                viewer.get("/api/v1/cql/download?format=csv&statement=" + select),
                viewer.get("/api/v1/cql/download?format=ndjson&statement=" + select));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.text()).doesNotContain("@example.org"));
        assertThat(answers.get(3).text()).contains(Masking.HIDDEN);
        assertThat(run(viewer, "SELECT email AS x FROM looked_at.people").problem(422))
                .contains("dashboard.mask");
    }

    @Test
    void whatThereIsToSelectFromIsTold() {
        assertThat(api.get("/api/v1/keyspaces").json(200).path("keyspaces").findValuesAsText("name"))
                .contains("looked_at", "system_schema");
    }

    @Test
    void withoutASessionItSaysThatCassandraDoesNotAnswer() {
        Supplier<CqlSession> none = () -> {
            throw new IllegalStateException("not yet");
        };
        try (Dashboard waiting = dashboard(none, new Masking(List.of()))) {
            ApiClient client = new ApiClient(waiting.port());

            assertThat(client.get("/api/v1/table/rows").problem(503))
                    .startsWith("Cassandra at 127.0.0.1:9042 does not answer");
            assertThat(client.get("/api/v1/table/statistics").problem(503)).startsWith("Cassandra at");
            assertThat(run(client, "SELECT * FROM a.b").problem(503)).startsWith("Cassandra at");
        }
    }
}
