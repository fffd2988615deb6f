package io.pipelineappliance.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.fetch.FakeSource.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be ordered of the schedule through the REST API, while its clock stands. */
class ScheduleOrdersTest {
    private static final Answer THREE_USERS =
            FakeSource.ok(FakeSource.users(FakeSource.user(1), FakeSource.user(2), FakeSource.user(3)));

    @TempDir
    private Path directory;

    private final CountDownLatch released = new CountDownLatch(1);
    private FakeSource source;
    private ScheduledFetch fetch;

    @AfterEach
    void stop() {
        released.countDown();
        fetch.close();
        source.close();
    }

    private void start(Answer... answers) {
        source = new FakeSource(answers);
        fetch = new ScheduledFetch(
                directory, Instant.parse("2026-01-31T00:30:00Z"), source.uri(), "schedule.cron=0 * * * *");
    }

    /** Answers once the test releases it. */
    private Answer held() {
        return exchange -> {
            try {
                released.await();
                THREE_USERS.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Test
    void aTriggeredRunAsksTheSourceForWhatItWasTriggeredWith() {
        start(THREE_USERS);

        JsonNode run = fetch.end(fetch.trigger("{\"results\":7,\"nat\":\"NO,GB\",\"seed\":\"abc\",\"pages\":2}"));

        assertThat(run.path("state").asText()).isEqualTo("SUCCESS");
        assertThat(run.path("trigger").asText()).isEqualTo("MANUAL");
        assertThat(source.requests()).hasSize(2);
        assertThat(source.requests().get(0).getQuery())
                .contains("results=7", "nat=NO,GB", "seed=abc")
                .doesNotContain("page=");
        assertThat(source.requests().get(1).getQuery()).contains("page=2");
        assertThat(run.at("/tasks/0/tries/0/counters/usersFetched").asText()).isEqualTo("6");
        assertThat(run.at("/tasks/0/tries/0/counters/httpStatus").asText()).isEqualTo("200");
        assertThat(run.at("/tasks/2/tries/0/counters/usersPublished").asText()).isEqualTo("6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"results\":0} | results",
                "{\"results\":\"ten\"} | results",
                "{\"nat\":\"XX\"} | nat",
                "{\"gender\":\"any\"} | gender",
                "{\"pages\":100000} | pages",
                "{\"color\":\"red\"} | color"
            })
    void parametersThatDoNotFitTheSchemaAreRefusedByName(String parameters, String name) {
        start(THREE_USERS);

        JsonNode problem =
                fetch.post("/runs", "{\"parameters\":" + parameters + "}").json(422);

        assertThat(problem.path("violations")).hasSize(1);
        assertThat(problem.at("/violations/0").asText()).contains(name);
        assertThat(fetch.runs("")).isZero();
        assertThat(fetch.get("").path("parametersSchema").path("properties").has(name))
                .isEqualTo(!name.equals("color"));
    }

    @Test
    void clearingTheLastTaskPublishesTheVerySamePeopleWithoutAskingAgain() {
        start(THREE_USERS);
        String run = fetch.trigger("{}");
        fetch.end(run);
        List<String> people = List.copyOf(fetch.published());

        fetch.post(run + "/clear", "{\"task\":\"publish\"}").json(200);
        await().until(() ->
                fetch.get(run + "/tasks/publish/tries").path("tries").size() == 2);
        JsonNode cleared = fetch.end(run);

        assertThat(cleared.path("state").asText()).isEqualTo("SUCCESS");
        assertThat(cleared.path("note").asText()).contains("Cleared from publish");
        assertThat(fetch.get(run + "/tasks/fetch/tries").path("tries")).hasSize(1);
        assertThat(source.requests()).hasSize(1);
        assertThat(fetch.published()).hasSize(6);
        assertThat(fetch.published().subList(3, 6)).isEqualTo(people);
    }

    @Test
    void clearingAWholeRunRunsAllOfItAgain() {
        start(THREE_USERS);
        String run = fetch.trigger("{}");
        fetch.end(run);

        fetch.post(run + "/clear", "").json(200);
        await().until(() ->
                fetch.get(run + "/tasks/publish/tries").path("tries").size() == 2);

        assertThat(fetch.end(run).path("state").asText()).isEqualTo("SUCCESS");
        assertThat(source.requests()).hasSize(2);
    }

    @Test
    void aRunIsStoppedWhileItsSourceHangs() {
        start(held());
        String run = fetch.trigger("{}");
        await().until(() -> !source.requests().isEmpty());
        assertThat(fetch.post(run + "/clear", "").problem(409)).contains("has not ended");

        JsonNode stopped = fetch.post(run + "/stop", "").json(200);

        assertThat(stopped.path("state").asText()).isEqualTo("STOPPED");
        assertThat(stopped.at("/tasks/0/tries/0/state").asText()).isEqualTo("STOPPED");
        assertThat(fetch.published()).isEmpty();
        assertThat(fetch.post(run + "/stop", "").problem(409)).contains("has ended already");
    }

    @Test
    void runsDoNotOverlapAndWhoWaitsForOneHearsOfItsEnd() {
        start(held());
        String first = fetch.trigger("{\"seed\":\"one\"}");
        await().until(() -> !source.requests().isEmpty());
        fetch.pass(Duration.ofSeconds(1));
        String second = fetch.trigger("{\"seed\":\"two\"}");

        assertThat(fetch.get(first + "/wait?timeout=100ms").path("state").asText())
                .isEqualTo("RUNNING");
        assertThat(fetch.get(second).path("state").asText()).isEqualTo("QUEUED");
        released.countDown();

        assertThat(fetch.end(first).path("state").asText()).isEqualTo("SUCCESS");
        assertThat(fetch.end(second).path("state").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void theLogOfATryIsFollowedWhileItIsWritten() {
        start(held());
        String run = fetch.trigger("{\"seed\":\"abc\"}");
        await().until(() -> !source.requests().isEmpty());
        String log = run + "/tasks/fetch/tries/newest/log";

        List<String> lines = new ArrayList<>();
        try (Stream<String> stream = fetch.api().stream(ScheduledFetch.DAG + log + "/stream")) {
            Iterator<String> events = stream.iterator();
            lines.add(nextData(events));
            assertThat(lines.get(0)).contains("Asks for 3 users with the seed abc");
            released.countDown();
            for (String line = nextData(events); !line.equals("end"); line = nextData(events)) {
                lines.add(line);
            }
        }

        assertThat(lines).hasSizeGreaterThan(1).last().asString().contains("answered 200 with 3 users");
        fetch.end(run);
        assertThat(fetch.api().get(ScheduledFetch.DAG + log).text().lines()).containsExactlyElementsOf(lines);
    }

    @Test
    void runsAndTheirLogsOutliveARestart() {
        start(THREE_USERS);
        String run = fetch.trigger("{\"seed\":\"abc\"}");
        JsonNode before = fetch.end(run);
        String log = ScheduledFetch.DAG + run + "/tasks/fetch/tries/1/log";
        String text = fetch.api().get(log).text();

        fetch.restartAfter(Duration.ofSeconds(10));

        assertThat(fetch.get(run)).isEqualTo(before);
        assertThat(fetch.api().get(log).text()).isEqualTo(text).contains("seed abc");
    }

    private static String nextData(Iterator<String> lines) {
        String line = lines.next();
        while (!line.startsWith("data: ")) {
            line = lines.next();
        }
        return line.substring("data: ".length());
    }
}
