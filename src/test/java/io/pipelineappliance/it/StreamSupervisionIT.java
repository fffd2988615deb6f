package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.it.harness.KitAppliance;
import io.pipelineappliance.it.harness.PipelineTable;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What befalls the query, as opposed to what the sink waits for. */
@Tag("test-kit")
class StreamSupervisionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SLOTS = 4;

    private static KitAppliance appliance;

    @BeforeAll
    static void start() {
        appliance = KitAppliance.with(
                "fetch.enabled=false", "pipeline.partitions=2", "spark.executors=1", "spark.executor-slots=" + SLOTS);
    }

    @AfterAll
    static void stop() {
        appliance.close();
    }

    @Test
    void theQueryStartsAgainByItselfUntilADroppedTableIsBack() {
        CqlSession session = appliance.table().session();
        String definition =
                session.execute("DESCRIBE TABLE " + PipelineTable.NAME).one().getString("create_statement");
        long restarts = stream().path("restarts").asLong();
        session.execute("DROP TABLE " + PipelineTable.NAME);
        RecordBatch batch = RecordBatch.withBadOnes(2_000);
        send(batch);

        await("two restarts")
                .atMost(PATIENCE)
                .until(() -> stream().path("restarts").asLong() >= restarts + 2);
        assertThat(stream().path("lastError").asText()).contains("created_users");
        session.execute(definition);

        assertArrived(batch);
        await("stream runs")
                .atMost(PATIENCE)
                .until(() -> stream().path("state").asText().equals("RUNNING"));
        JsonNode outage = new ApiClient(appliance.dashboard().getPort())
                .get("/api/v1/spark")
                .json(200)
                .at("/restarts/0");
        assertThat(outage.path("reason").asText()).contains("created_users");
        assertThat(outage.path("outcome").asText()).isEqualTo("RECOVERED");
    }

    @Test
    void partitionsAddedWhileItRunsAreReadAndSaidWhenTheyAreTooManyForRealTimeMode() {
        appliance.topic().growTo(SLOTS);
        assertEveryPartitionIsRead(SLOTS);
        assertThat(stream().path("mode").asText()).isEqualTo("REAL_TIME");

        appliance.topic().growTo(SLOTS + 2);
        assertEveryPartitionIsRead(SLOTS + 2);
        assertThat(stream().path("mode").asText()).isEqualTo("MICRO_BATCH");
        assertThat(stream().path("lastError").asText()).contains("6 partitions", "4 task slots", "micro-batch");
    }

    private static void assertEveryPartitionIsRead(int partitions) {
        RecordBatch batch = RecordBatch.withBadOnes(3_000);
        Map<UUID, RecordMetadata> sent = send(batch);
        Set<Integer> used =
                sent.values().stream().map(RecordMetadata::partition).collect(Collectors.toSet());
        assertThat(used).hasSize(partitions);
        assertArrived(batch);
    }

    private static Map<UUID, RecordMetadata> send(RecordBatch batch) {
        try (BatchProducer sending = BatchProducer.send(batch, appliance.topic())) {
            return sending.awaitAll(PATIENCE);
        }
    }

    private static void assertArrived(RecordBatch batch) {
        Arrival arrival = new Arrival(appliance, batch);
        arrival.awaitAll();
        arrival.assertRowsAreExact();
    }

    private static JsonNode stream() {
        return appliance.api().status().path("stream");
    }
}
