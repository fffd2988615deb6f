package io.pipelineappliance.dashboard.dags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each route, and each way to use it wrongly; what the client gets must fit the OpenAPI document. */
class DagsApiTest {
    private static final String DAG = "/api/v1/dags/users_created";

    private final FakeDags dags = new FakeDags();
    private Dashboard dashboard;
    private ApiClient api;

    @BeforeEach
    void start() {
        dashboard = TestDashboard.of(dags);
        dashboard.start();
        api = new ApiClient(dashboard.port());
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void dagsAreListedWithWhatRanAndWhatIsWrong() {
        dags.scheduled(2, RunState.SUCCESS);
        dags.scheduled(1, RunState.FAILED);
        dags.alert(AlertView.Kind.FAILURES, "3 runs in a row failed.");

        JsonNode dag = api.get("/api/v1/dags").json(200).at("/dags/0");

        assertThat(dag.get("id").asText()).isEqualTo("users_created");
        assertThat(dag.get("nextRunAt").asText()).isEqualTo("2026-01-31T11:00:00Z");
        assertThat(dag.at("/lastRun/state").asText()).isEqualTo("FAILED");
        assertThat(dag.at("/lastRun/tasks/0/tries/0/duration").asText()).isEqualTo("PT0.5S");
        assertThat(dag.at("/runsByState/SUCCESS").asInt()).isEqualTo(1);
        assertThat(dag.at("/tasks/1/after/0").asText()).isEqualTo("fetch");
        assertThat(api.get(DAG).json(200)).isEqualTo(dag);
        assertThat(api.get(DAG + "/alerts").json(200).at("/alerts/0/kind").asText())
                .isEqualTo("FAILURES");
    }

    @Test
    void whatIsNotThereIsNull() {
        JsonNode dag = api.get(DAG).json(200);

        assertThat(dag.get("lastRun").isNull()).isTrue();
        RunView queued = dags.scheduled(1, RunState.QUEUED);
        assertThat(api.get(run(queued)).json(200).get("startedAt").isNull()).isTrue();
    }

    @Test
    void daysTellHowManyRunsOfEachStateTheyHave() {
        dags.scheduled(30, RunState.FAILED);
        dags.scheduled(2, RunState.SUCCESS);
        dags.scheduled(1, RunState.SUCCESS);

        JsonNode days = api.get(DAG + "/days").json(200).get("days");

        assertThat(days).hasSize(2);
        assertThat(days.at("/0/date").asText()).isEqualTo("2026-01-30");
        assertThat(days.at("/0/runsByState/FAILED").asInt()).isEqualTo(1);
        assertThat(days.at("/1/runsByState/SUCCESS").asInt()).isEqualTo(2);
        assertThat(api.get(DAG + "/days?limit=1").json(200).at("/days/0/date").asText())
                .isEqualTo("2026-01-31");
        assertThat(api.get(DAG + "/days?state=failed").json(200).get("days")).hasSize(1);
        assertThat(api.get(DAG + "/days?limit=367").problem(400)).contains("limit is '367'");
    }

    @Test
    void aDagIsPausedAndResumed() {
        assertThat(api.post(DAG + "/pause").json(200).get("paused").asBoolean()).isTrue();
        assertThat(api.get(DAG).json(200).get("nextRunAt").isNull()).isTrue();
        assertThat(api.post(DAG + "/resume").json(200).get("paused").asBoolean())
                .isFalse();
        assertThat(api.patch(DAG, "{\"paused\":true}").json(200).get("paused").asBoolean())
                .isTrue();
        assertThat(api.patch(DAG, "{\"paused\":\"yes\"}").problem(400))
                .isEqualTo("paused is \"yes\", but must be true or false.");
        assertThat(api.patch(DAG, "{}").problem(400)).isEqualTo("paused is missing, but must be true or false.");
    }

    @Test
    void runsAreFilteredAndPaged() {
        for (int hour = 1; hour <= 9; hour++) {
            dags.scheduled(hour, hour % 3 == 0 ? RunState.FAILED : RunState.SUCCESS);
        }
        dags.trigger(FakeDags.DAG, JsonNodeFactory.instance.objectNode());

        assertThat(starts("/runs?limit=2&offset=1")).containsExactly("2026-01-31T09:00:00Z", "2026-01-31T08:00:00Z");
        assertThat(api.get(DAG + "/runs?limit=2").json(200).get("total").asInt())
                .isEqualTo(10);
        assertThat(starts("/runs?state=failed")).hasSize(3);
        assertThat(starts("/runs?state=FAILED,SUCCESS")).hasSize(9);
        assertThat(starts("/runs?state=FAILED&state=QUEUED")).hasSize(4);
        assertThat(starts("/runs?trigger=manual")).hasSize(1);
        assertThat(starts("/runs?from=2026-01-31T07:00:00Z&to=2026-01-31T10:00:00%2B01:00"))
                .containsExactly("2026-01-31T08:00:00Z", "2026-01-31T07:00:00Z");
        assertThat(starts("/runs?to=2026-01-31")).isEmpty();
        assertThat(starts("/runs?offset=100")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0 | limit is '0', but must be a whole number from 1 to 1000.",
                "limit=1001 | limit is '1001', but must be a whole number from 1 to 1000.",
                "limit=ten | limit is 'ten', but must be a whole number from 1 to 1000.",
                "offset=-1 | offset is '-1', but must be a whole number from 0 to 2147483647.",
                "state=DONE | state is 'DONE', but must be one of QUEUED, RUNNING, UP_FOR_RETRY, SUCCESS, FAILED, STOPPED, UPSTREAM_FAILED, CUT_OFF.",
                "trigger= | trigger is '', but must be one of SCHEDULED, MANUAL, BACKFILL, RETRY.",
                "from=yesterday | from is 'yesterday', but must be a moment like 2026-01-31T10:00:00Z, 2026-01-31T11:00:00+01:00 (its + written as %2B in a URL) or 2026-01-31.",
                "to=2026-02-30T10:00:00Z | to is '2026-02-30T10:00:00Z', but must be a moment like 2026-01-31T10:00:00Z, 2026-01-31T11:00:00+01:00 (its + written as %2B in a URL) or 2026-01-31.",
                "page=2 | There is no query parameter 'page'; this path takes state, trigger, from, to, offset, limit."
            })
    void aParameterThatCannotBeReadIsNamed(String query, String sentence) {
        assertThat(api.get(DAG + "/runs?" + query).problem(400)).isEqualTo(sentence);
    }

    @Test
    void aRunIsTriggeredWithParametersAndHasAnAddress() {
        JsonNode run =
                api.post(DAG + "/runs", "{\"parameters\":{\"results\":50}}").json(201);

        assertThat(run.get("trigger").asText()).isEqualTo("MANUAL");
        assertThat(run.at("/parameters/results").asInt()).isEqualTo(50);
        assertThat(api.get(DAG + "/runs/" + run.get("id").asText()).json(200)).isEqualTo(run);
        assertThat(api.post(DAG + "/runs").json(201).get("parameters")).isEmpty();
    }

    @Test
    void parametersThatDoNotFitAreUnprocessableWithASentenceForEach() {
        ApiClient.Answer answer = api.post(DAG + "/runs", "{\"parameters\":{\"results\":9000}}");

        assertThat(answer.problem(422)).contains("results is 9000");
        assertThat(answer.json(422).get("reason").asText()).isEqualTo("INVALID");
        assertThat(answer.json(422).get("violations"))
                .map(JsonNode::asText)
                .containsExactly("results is 9000, but must be at most 5000.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"parameters\":  | The body is not JSON at line 1, column",
                "{\"parameters\":[1]} | parameters is [1], but must be an object.",
                "[] | The body must be a JSON object, like {\"parameters\": …}.",
                "{} {} | The body is not JSON at line 1, column",
                "{\"params\":{}} | There is no field 'params' in the body; this path takes parameters."
            })
    void aBodyThatCannotBeReadIsExplained(String body, String sentence) {
        assertThat(api.post(DAG + "/runs", body).problem(400)).startsWith(sentence);
    }

    @Test
    void aBodyWithoutEndIsNotRead() {
        assertThat(api.post(DAG + "/runs", "{\"parameters\":{\"seed\":\"" + "x".repeat(1_100_000) + "\"}}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void intervalsOfThePastAreBackfilled() {
        JsonNode made = api.post(DAG + "/backfills", "{\"count\":3,\"parameters\":{\"results\":5}}")
                .json(201);

        assertThat(made.get("runs"))
                .map(JsonNode::asText)
                .containsExactly(
                        "backfill__2026-01-31T07:00:00Z",
                        "backfill__2026-01-31T08:00:00Z",
                        "backfill__2026-01-31T09:00:00Z");
        assertThat(api.post(DAG + "/backfills", "{\"from\":\"2026-01-30\",\"to\":null}")
                        .status())
                .isEqualTo(201);
        assertThat(api.post(DAG + "/backfills").problem(422)).isEqualTo("A backfill needs either from or count.");
        assertThat(api.post(DAG + "/backfills", "{\"count\":0}").problem(400))
                .isEqualTo("count is 0, but must be a whole number of 1 or more.");
        assertThat(api.post(DAG + "/backfills", "{\"from\":5}").problem(400))
                .isEqualTo("from is 5, but must be a text.");
        assertThat(api.post(DAG + "/backfills", "{\"from\":\"May\"}").problem(400))
                .startsWith("from is 'May', but must be a moment");
    }

    @Test
    void aRunIsClearedAndStopped() {
        RunView run = dags.scheduled(1, RunState.SUCCESS);

        assertThat(api.post(run(run) + "/stop").problem(409)).contains("has ended already");
        assertThat(api.post(run(run) + "/clear", "{\"task\":\"publish\"}")
                        .json(200)
                        .get("state")
                        .asText())
                .isEqualTo("QUEUED");
        assertThat(api.post(run(run) + "/clear").problem(409)).contains("has not ended");
        assertThat(api.post(run(run) + "/stop").json(200).get("state").asText()).isEqualTo("STOPPED");
        assertThat(api.post(run(run) + "/clear", "{\"task\":\"cook\"}").problem(404))
                .contains("has no task 'cook'");
    }

    @Test
    void whoeverWaitsForARunHearsOfItsEnd() {
        RunView run = dags.scheduled(1, RunState.RUNNING);

        assertThat(api.get(run(run) + "/wait?timeout=50ms")
                        .json(200)
                        .get("state")
                        .asText())
                .isEqualTo("RUNNING");
        CompletableFuture<ApiClient.Answer> waiting =
                CompletableFuture.supplyAsync(() -> api.get(run(run) + "/wait?timeout=1m"));
        await().until(() -> threads("dashboard-runs") == 1);
        dags.end(run.id(), RunState.SUCCESS);

        assertThat(waiting.join().json(200).get("state").asText()).isEqualTo("SUCCESS");
        assertThat(api.get(run(run) + "/wait?timeout=10m").problem(400))
                .isEqualTo("timeout is '10m', but must be a duration of at most 5m, like 500ms, 30s or PT30S.");
        assertThat(api.get(DAG + "/runs/none/wait").problem(404)).contains("no run 'none'");
    }

    @Test
    void manyWhoWaitHoldUpNobodyAndOneTooManyIsToldSo() {
        RunView run = dags.scheduled(1, RunState.RUNNING);
        ExecutorService threads = Executors.newCachedThreadPool();
        List<CompletableFuture<ApiClient.Answer>> waiting = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> api.get(run(run) + "/wait?timeout=1m"), threads))
                .limit(DagsApi.SEATS)
                .toList();
        await().until(() -> threads("dashboard-runs") == DagsApi.SEATS);

        assertThat(api.get(run(run) + "/wait").problem(503)).contains("32 requests wait for runs already");
        assertThat(api.get(run(run)).json(200).get("state").asText()).isEqualTo("RUNNING");
        dags.end(run.id(), RunState.FAILED);

        assertThat(waiting)
                .allSatisfy(answer -> assertThat(
                                answer.join().json(200).get("state").asText())
                        .isEqualTo("FAILED"));
        threads.shutdown();
    }

    @Test
    void everyTryIsShownWithItsLog() {
        RunView run = dags.scheduled(1, RunState.FAILED);
        dags.write("GET http://127.0.0.1/api/");
        dags.write("429 Too Many Requests, asks to wait 2 s.");
        String tries = run(run) + "/tasks/fetch/tries";

        JsonNode first = api.get(tries).json(200).at("/tries/0");
        assertThat(first.get("error").asText()).startsWith("429");
        assertThat(api.get(tries + "/1").json(200)).isEqualTo(first);
        assertThat(api.get(tries + "/newest").json(200)).isEqualTo(first);
        ApiClient.Answer log = api.get(tries + "/1/log");
        assertThat(log.contentType()).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(log.text()).isEqualTo("GET http://127.0.0.1/api/\n429 Too Many Requests, asks to wait 2 s.\n");
        assertThat(api.get(tries + "/2").problem(404))
                .isEqualTo("Task 'fetch' of run '%s' has no try 2; it has 1 so far.".formatted(run.id()));
        assertThat(api.get(tries + "/last/log").problem(400))
                .isEqualTo("The try is 'last', but must be its number, or newest.");
        assertThat(api.get(run(run) + "/tasks/cook/tries").problem(404)).contains("has no task 'cook'");
        RunView queued = dags.scheduled(2, RunState.QUEUED);
        assertThat(api.get(run(queued) + "/tasks/fetch/tries/newest/log").problem(404))
                .contains("has no try newest; it has 0 so far");
    }

    @Test
    void aLogIsFollowedLineByLineToItsEnd() {
        RunView run = dags.scheduled(1, RunState.RUNNING);
        dags.write("one");
        dags.write("two\r");

        try (Stream<String> stream = api.stream(run(run) + "/tasks/fetch/tries/newest/log/stream")) {
            Iterator<String> lines = stream.iterator();
            assertThat(event(lines)).containsExactly("id: 1", "data: one");
            assertThat(event(lines)).containsExactly("id: 2", "data: two");
            dags.write("thrée");
            assertThat(event(lines)).containsExactly("id: 3", "data: thrée");
            dags.endLog();
            assertThat(event(lines)).containsExactly("event: end", "data: end");
            assertThat(lines.hasNext()).isFalse();
        }
        await().until(() -> dags.followers() == 0);
    }

    @Test
    void aFollowerThatComesBackGetsWhatItHasNotSeen() {
        RunView run = dags.scheduled(1, RunState.RUNNING);
        dags.write("one");
        dags.write("two");

        try (Stream<String> stream = api.stream(run(run) + "/tasks/fetch/tries/1/log/stream", "Last-Event-ID", "1")) {
            assertThat(event(stream.iterator())).containsExactly("id: 2", "data: two");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> dags.followers() == 0);
    }

    @Test
    void moreFollowersThanMayBeAreRefused() {
        RunView run = dags.scheduled(1, RunState.RUNNING);
        dags.write("one");
        String path = run(run) + "/tasks/fetch/tries/1/log/stream";
        List<Stream<String>> followers = Stream.generate(() -> api.stream(path))
                .limit(LogStreams.MOST_FOLLOWERS)
                .toList();

        assertThat(api.get(path).problem(503)).contains("32 follow logs already");
        assertThat(api.get("/api/v1/dags").status()).isEqualTo(200);
        assertThat(threads("dashboard-logs")).isLessThanOrEqualTo(1);

        followers.forEach(Stream::close);
        await().atMost(Duration.ofSeconds(20)).until(() -> dags.followers() == 0);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(api.get("/api/v1/dags/other").problem(404))
                .isEqualTo("There is no DAG 'other'; there is users_created.");
        assertThat(api.get(DAG + "/runs/none").problem(404)).isEqualTo("DAG 'users_created' has no run 'none'.");
        assertThat(api.post("/api/v1/dags/other/pause").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/dags/other/runs").status()).isEqualTo(404);
    }

    @Test
    void ordersToOneWhoDoesNotLeadSayWhoDoes() {
        RunView run = dags.scheduled(1, RunState.RUNNING);
        dags.loseLeadership();

        for (String order : List.of("/runs", "/pause", "/resume", "/runs/" + run.id() + "/stop")) {
            ApiClient.Answer answer = api.post(DAG + order);
            assertThat(answer.problem(409)).contains("http://127.0.0.1:9031");
            assertThat(answer.json(409).get("reason").asText()).isEqualTo("NOT_LEADER");
        }
        assertThat(api.get(DAG).json(200).get("leader").asBoolean()).isFalse();
    }

    private List<String> starts(String query) {
        List<String> starts = new ArrayList<>();
        api.get(DAG + query)
                .json(200)
                .get("runs")
                .forEach(run -> starts.add(run.at("/interval/start").asText()));
        return starts;
    }

    private static List<String> event(Iterator<String> lines) {
        List<String> event = new ArrayList<>();
        String line = lines.next();
        while (!line.isEmpty()) {
            event.add(line);
            line = lines.next();
        }
        return event.equals(List.of(":")) ? event(lines) : event;
    }

    private static String run(RunView run) {
        return DAG + "/runs/" + run.id();
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }
}
