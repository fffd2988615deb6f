package io.pipelineappliance.dashboard.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.explore.spark.SparkExplorer;
import io.pipelineappliance.explore.spark.SparkQuery;
import io.pipelineappliance.explore.spark.SparkView.LostSparkExecutor;
import io.pipelineappliance.explore.spark.SparkView.SparkExecutor;
import io.pipelineappliance.explore.spark.StreamRestart;
import io.pipelineappliance.explore.spark.StreamSample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each route in each state of the cluster and of the query; what the client gets must fit the OpenAPI document. */
class SparkApiTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final String SPARK = "/api/v1/spark";

    private FakeSpark spark;
    private Dashboard dashboard;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        spark = new FakeSpark();
        dashboard = TestDashboard.of(() -> null, null, new FakeDags(), new SparkApi(new SparkExplorer(spark)));
        dashboard.start();
        api = new ApiClient(dashboard.port());
    }

    @AfterEach
    void stop() {
        dashboard.close();
        spark.close();
    }

    @Test
    void beforeAnythingIsKnownTheAnswerIsEmpty() {
        spark.runs = false;

        JsonNode view = api.get(SPARK).json(200);

        assertThat(view.get("query").isNull()).isTrue();
        assertThat(view.get("executors")).isEmpty();
        assertThat(view.get("restarts")).isEmpty();
        assertThat(api.get(SPARK + "/history").json(200).get("samples")).isEmpty();
    }

    @Test
    void theClusterIsWhatTheMasterSays() {
        spark.executors.add(new SparkExecutor("0", "127.0.0.1", 4, 2, NOON));
        spark.executors.add(new SparkExecutor("1", "127.0.0.1", 4, null, NOON));
        spark.lost.add(new LostSparkExecutor("7", NOON, "Command exited with code 137"));

        JsonNode view = api.get(SPARK).json(200);

        assertThat(view.at("/master/state").asText()).isEqualTo("ALIVE");
        assertThat(view.at("/master/workers/0/address").asText()).isEqualTo("127.0.0.1:40001");
        assertThat(view.at("/master/workers/0/memoryBytes").asLong()).isEqualTo(2L << 30);
        assertThat(view.at("/master/applications/0/name").asText()).isEqualTo("pipeline-appliance");
        assertThat(view.get("problem").isNull()).isTrue();
        assertThat(view.at("/executors/0/activeTasks").asInt()).isEqualTo(2);
        assertThat(view.at("/executors/1/activeTasks").isNull()).isTrue();
        assertThat(view.at("/lostExecutors/0/reason").asText()).contains("137");
    }

    @ParameterizedTest
    @CsvSource({"STARTING, false", "RUNNING, true", "RESTARTING, false", "STOPPED, false", "WAITING, false"})
    void theQueryIsToldInEachState(String state, boolean running) {
        spark.query = Optional.of(query(state, running ? NOON : null));

        JsonNode query = api.get(SPARK).json(200).get("query");

        assertThat(query.get("state").asText()).isEqualTo(state);
        assertThat(query.get("runningSince").isNull()).isEqualTo(!running);
        assertThat(query.get("configuredMode").asText()).isEqualTo("REAL_TIME");
        assertThat(query.get("mode").asText()).isEqualTo("MICRO_BATCH");
        assertThat(query.get("slotProblem").asText()).isEqualTo("too few");
        assertThat(query.get("checkpoint").asText()).isEqualTo("/data/checkpoint");
        assertThat(query.get("checkpointIntervalMillis").asLong()).isEqualTo(10_000);
        assertThat(query.get("maxInFlight").asInt()).isEqualTo(64);
        assertThat(query.get("partitions").asInt()).isEqualTo(6);
        assertThat(query.get("slots").asInt()).isEqualTo(4);
    }

    @Test
    void restartsSayWhyAndForHowLong() {
        spark.restarts.addAll(List.of(
                new StreamRestart(NOON.plusSeconds(60), "no broker", 3, StreamRestart.Outcome.DOWN, null),
                new StreamRestart(
                        NOON, "executor 0 was lost", 1, StreamRestart.Outcome.RECOVERED, NOON.plusSeconds(4))));

        JsonNode restarts = api.get(SPARK).json(200).get("restarts");

        assertThat(restarts.findValuesAsText("reason")).containsExactly("no broker", "executor 0 was lost");
        assertThat(restarts.at("/0/endedAt").isNull()).isTrue();
        assertThat(restarts.at("/0/failures").asInt()).isEqualTo(3);
        assertThat(restarts.at("/1/endedAt").asText()).isEqualTo("2026-01-31T12:00:04Z");
    }

    @Test
    void theHistoryHasGapsWhereNothingIsKnown() {
        spark.history.add(new StreamSample(NOON, 0, 0, null, null, null, 0));
        spark.history.add(new StreamSample(NOON.plusSeconds(5), 60, 12.5, 3L, 8.0, 21.0, 1));

        JsonNode history = api.get(SPARK + "/history").json(200);

        assertThat(history.get("everySeconds").asInt()).isEqualTo(5);
        assertThat(history.at("/samples/0/lag").isNull()).isTrue();
        assertThat(history.at("/samples/1/written").asLong()).isEqualTo(60);
        assertThat(history.at("/samples/1/recordsPerSecond").asDouble()).isEqualTo(12.5);
        assertThat(history.at("/samples/1/p99Millis").asDouble()).isEqualTo(21);
        assertThat(history.at("/samples/1/executors").asInt()).isEqualTo(1);
    }

    @Test
    void aMasterThatDoesNotRunIsASentence() {
        spark.runs = false;

        JsonNode view = api.get(SPARK).json(200);

        assertThat(view.get("master").isNull()).isTrue();
        assertThat(view.get("problem").asText()).isEqualTo("The Spark master at spark://127.0.0.1:7077 does not run.");
    }

    @Test
    void aMasterThatDoesNotAnswerIsASentenceWithinFiveSecondsAndGoesByItself() {
        spark.answers = false;
        long begun = System.nanoTime();

        JsonNode view = api.get(SPARK).json(200);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(view.get("problem").asText()).contains(spark.masterUi().orElseThrow(), "does not answer");
        assertThat(api.get(SPARK + "/history").status()).isEqualTo(200);

        spark.answers = true;
        await().untilAsserted(() ->
                assertThat(api.get(SPARK).json(200).get("problem").isNull()).isTrue());
    }

    @Test
    void pagesThatAskTogetherWaitTogether() {
        spark.answers = false;
        List<CompletableFuture<ApiClient.Answer>> asked = IntStream.range(0, 12)
                .mapToObj(page -> CompletableFuture.supplyAsync(() -> api.get(SPARK)))
                .toList();

        assertThat(asked)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }

    @Test
    void anUnknownParameterIsRefused() {
        assertThat(api.get(SPARK + "?since=1").problem(400)).contains("since");
        assertThat(api.get(SPARK + "/history?since=1").problem(400)).contains("since");
    }

    private static SparkQuery query(String state, Instant since) {
        return new SparkQuery(
                state,
                "REAL_TIME",
                "MICRO_BATCH",
                "too few",
                since,
                "/data/checkpoint",
                10_000,
                0,
                64,
                true,
                6,
                4,
                2,
                "the table was gone");
    }
}
