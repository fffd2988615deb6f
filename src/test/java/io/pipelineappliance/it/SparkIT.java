package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the dashboard tells of a real Spark; each answer must fit the OpenAPI document. */
@ExtendWith(SharedAppliance.class)
class SparkIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void theClusterRunsTheTasksOfTheQuery(RunningAppliance appliance) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode spark = spark(appliance);
            assertThat(spark.at("/master/state").asText()).isEqualTo("ALIVE");
            assertThat(spark.at("/master/workers")).isNotEmpty();
            assertThat(spark.at("/master/applications/0/name").asText()).isEqualTo("pipeline-appliance");
            assertThat(spark.at("/executors/0/slots").asInt()).isPositive();
            assertThat(spark.at("/executors/0/activeTasks").asInt())
                    .as("real-time mode has a task for each partition")
                    .isEqualTo(spark.at("/query/partitions").asInt());
        });
    }

    @Test
    void theQueryIsToldWithItsSettings(RunningAppliance appliance) {
        await().atMost(PATIENCE)
                .until(() -> spark(appliance).at("/query/state").asText().equals("RUNNING"));
        JsonNode query = spark(appliance).get("query");

        assertThat(Instant.parse(query.get("runningSince").asText())).isBefore(Instant.now());
        assertThat(query.get("mode").asText()).isEqualTo("REAL_TIME");
        assertThat(query.get("slotProblem").isNull()).isTrue();
        assertThat(query.get("checkpoint").asText())
                .isEqualTo(appliance.directory().resolve("checkpoint").toString());
        assertThat(query.get("slotsRegistered")).isEqualTo(query.get("slots"));
    }

    @Test
    void theLastMinutesAreSampledThoughNobodyLooks(RunningAppliance appliance) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode samples =
                    api(appliance).get("/api/v1/spark/history").json(200).get("samples");
            assertThat(samples).isNotEmpty();
            JsonNode last = samples.get(samples.size() - 1);
            assertThat(last.get("executors").asInt()).isPositive();
            assertThat(last.get("lag").isIntegralNumber()).isTrue();
            assertThat(last.get("recordsPerSecond").asDouble()).isNotNegative();
            assertThat(samples.findValues("p50Millis"))
                    .anySatisfy(p50 -> assertThat(p50.asDouble()).isPositive());
        });
    }

    private static JsonNode spark(RunningAppliance appliance) {
        return api(appliance).get("/api/v1/spark").json(200);
    }

    private static ApiClient api(RunningAppliance appliance) {
        return new ApiClient(appliance.port("dashboard.port"));
    }
}
