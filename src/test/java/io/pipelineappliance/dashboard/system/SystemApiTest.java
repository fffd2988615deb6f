package io.pipelineappliance.dashboard.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.explore.logs.ComponentLogs;
import io.pipelineappliance.explore.logs.LogFiles;
import io.pipelineappliance.explore.logs.LogLevels;
import io.pipelineappliance.explore.machine.MachineExplorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each route, and each way to use it wrongly; what the client gets must fit the OpenAPI document. */
class SystemApiTest {
    private static final String SYSTEM = "/api/v1/system";
    private static final String LOGGER = "io.pipelineappliance.api.levels";

    private final LogLevels levels = new LogLevels();

    @TempDir
    private Path directory;

    private Path log;
    private Dashboard dashboard;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        log = logs.resolve("kafka.log");
        Files.writeString(log, """
                2026-01-31 10:00:00.001 INFO  [main] o.a.k.Server: <b>started</b>
                2026-01-31 10:00:01.002 WARN  [kafka-0] o.a.k.Log: slow
                """);
        Files.write(logs.resolve("kafka.1.log.gz"), new byte[200_000]);
        SystemApi area = new SystemApi(
                new MachineExplorer(Map.of("Kafka", "4.4.0"), directory),
                LoadedDefaults.values(),
                new LogFiles(logs),
                levels,
                new ComponentLogs(Map.of(LOGGER, "kafka"), levels));
        dashboard = TestDashboard.of(() -> null, null, new FakeDags(), area);
        dashboard.start();
        api = new ApiClient(dashboard.port());
    }

    @AfterEach
    void stop() {
        levels.reset(LOGGER);
        dashboard.close();
    }

    @Test
    void tellsWhatRunsAndWhatItTakes() {
        JsonNode system = api.get(SYSTEM).json(200);

        assertThat(system.at("/versions/0/name").asText()).isEqualTo("Kafka");
        assertThat(system.at("/memory/heapUsed").asLong()).isPositive();
        assertThat(system.at("/disk/directory").asText()).isEqualTo(directory.toString());
    }

    @Test
    void theConfigurationSaysWhereEachValueIsFrom() {
        JsonNode all = api.get(SYSTEM + "/config").json(200);
        assertThat(all.get("total").asInt()).isEqualTo(LoadedDefaults.values().size());
        assertThat(all.get("changed").asInt()).isEqualTo(1);

        JsonNode port = api.get(SYSTEM + "/config?search=kafka.port&changed=true")
                .json(200)
                .at("/values/0");
        assertThat(port.get("value").asText()).isEqualTo("19092");
        assertThat(port.get("origin").asText()).isEqualTo("--set");

        assertThat(api.get(SYSTEM + "/config?offset=1&limit=2").json(200).get("values"))
                .hasSize(2);
    }

    @Test
    void threadsAreDumpedWhenAskedFor() {
        JsonNode dump = api.get(SYSTEM + "/threads?search=dashboard&limit=1").json(200);

        assertThat(dump.get("total").asInt()).isPositive();
        assertThat(dump.get("threads")).hasSize(1);
        assertThat(dump.get("deadlocked")).isEmpty();
    }

    @Test
    void logsAreListedAndRead() {
        JsonNode overview = api.get(SYSTEM + "/logs").json(200);
        assertThat(overview.at("/files/1/name").asText()).isEqualTo("kafka.log");
        assertThat(overview.at("/components/0/name").asText()).isEqualTo("kafka");

        JsonNode page = api.get(SYSTEM + "/logs/kafka.log?lines=10").json(200);
        assertThat(page.get("lines")).hasSize(2);
        assertThat(page.at("/lines/0/text").asText()).isEqualTo("<b>started</b>");
        assertThat(api.get(SYSTEM + "/logs/kafka.log?level=warn&text=SLOW")
                        .json(200)
                        .get("lines"))
                .hasSize(1);
    }

    @Test
    void aLogIsFollowedFromItsEndOn() throws IOException {
        try (Stream<String> lines = api.stream(SYSTEM + "/logs/kafka.log/events?level=warn")) {
            Iterator<String> events = lines.filter(line -> !line.isEmpty()).iterator();
            assertThat(events.next()).startsWith(":");
            Files.writeString(log, """
                    2026-01-31 10:00:02.000 INFO  [main] a.B: unimportant
                    2026-01-31 10:00:03.000 ERROR [main] a.B: important
                    """, StandardOpenOption.APPEND);

            assertThat(events.next()).contains("\"text\":\"important\"").doesNotContain("unimportant", "slow");
        }
    }

    @Test
    void aLogIsDownloadedAsItIs() throws IOException {
        assertThat(api.get(SYSTEM + "/logs/kafka.log/download").text()).isEqualTo(Files.readString(log));
        ApiClient.Answer compressed = api.get(SYSTEM + "/logs/kafka.1.log.gz/download");
        assertThat(compressed.status()).isEqualTo(200);
        assertThat(compressed.contentType()).startsWith("application/gzip");
        assertThat(compressed.text()).hasSize(200_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.log", "..%2F..%2Fetc%2Fpasswd", "%2e%2e%2fkafka.log", "%2Fetc%2Fpasswd"})
    void nothingButAListedLogIsToBeHad(String file) {
        for (String rest : new String[] {"", "/events", "/download"}) {
            ApiClient.Answer answer = api.get(SYSTEM + "/logs/" + file + rest);
            assertThat(answer.status()).as(answer.text()).isIn(400, 404);
            assertThat(answer.text()).doesNotContain("root:");
        }
    }

    @Test
    void aLevelIsChangedAndSetBack() {
        JsonNode changed =
                api.put(SYSTEM + "/loggers/" + LOGGER, "{\"level\":\"debug\"}").json(200);
        assertThat(changed.get("level").asText()).isEqualTo("DEBUG");
        assertThat(api.get(SYSTEM + "/loggers?changed=true")
                        .json(200)
                        .at("/loggers/0/name")
                        .asText())
                .isEqualTo(LOGGER);

        JsonNode back = api.delete(SYSTEM + "/loggers/" + LOGGER).json(200);
        assertThat(back.get("changed").asBoolean()).isFalse();
        assertThat(api.get(SYSTEM + "/loggers?changed=true")
                        .json(200)
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void aComponentsLevelIsThatOfItsLoggers() {
        String kafka = SYSTEM + "/components/kafka/level";
        assertThat(api.put(kafka, "{\"level\":\"TRACE\"}")
                        .json(200)
                        .at("/loggers/0/level")
                        .asText())
                .isEqualTo("TRACE");
        assertThat(api.delete(kafka).json(200).at("/loggers/0/changed").asBoolean())
                .isFalse();
        assertThat(api.put(SYSTEM + "/components/tables/level", "{\"level\":\"TRACE\"}")
                        .problem(404))
                .contains("tables", "kafka");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/config?serach=x | 400 | serach",
                "/config?changed=yes | 400 | true or false",
                "/threads?limit=0 | 400 | limit",
                "/logs/kafka.log?level=loud | 400 | loud",
                "/logs/kafka.log?lines=1000000 | 400 | 1000",
                "/logs/kafka.1.log.gz | 422 | download",
                "/loggers?limit=501 | 400 | 500"
            })
    void saysWhatIsWrong(String path, int status, String sentence) {
        assertThat(api.get(SYSTEM + path).problem(status)).contains(sentence);
    }

    @Test
    void saysWhatIsWrongWithALevel() {
        assertThat(api.put(SYSTEM + "/loggers/a", "{\"level\":\"LOUD\"}").problem(400))
                .contains("LOUD", "TRACE");
        assertThat(api.put(SYSTEM + "/loggers/a", "{}").problem(400)).contains("level");
        assertThat(api.put(SYSTEM + "/loggers/a%20b", "{\"level\":\"DEBUG\"}").problem(422))
                .contains("a b");
        assertThat(api.delete(SYSTEM + "/loggers/a%20b").problem(422)).contains("a b");
    }
}
