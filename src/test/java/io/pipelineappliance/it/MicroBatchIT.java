package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Micro-batches instead of real-time mode, in an appliance that keeps nothing. */
class MicroBatchIT {
    @Test
    void everyRecordArrivesAndNothingIsLeftOfTheEphemeralDirectory() {
        RecordBatch batch = RecordBatch.withBadOnes(10_000);
        try (RunningAppliance appliance = RunningAppliance.named("micro-batch")
                        .set("stream.mode", "micro-batch")
                        .argument("--ephemeral")
                        .start();
                BatchProducer sending = BatchProducer.send(batch, appliance.topic(), 2_000)) {
            sending.awaitAll(Duration.ofMinutes(3));
            Arrival arrival = new Arrival(appliance, batch);
            arrival.awaitAll();
            arrival.assertRowsAreExact();
            assertThat(arrival.deadLetters()).hasSize(batch.badKeys().size());
            assertThat(appliance.api().status().at("/stream/mode").asText()).isEqualTo("MICRO_BATCH");

            Path directory = Path.of(appliance.api().status().path("dataDir").asText());
            assertThat(directory).isDirectory().isNotEqualTo(appliance.directory());
            assertThat(appliance.terminate().exitCode()).isZero();
            assertThat(directory).doesNotExist();
            assertThat(appliance.directory()).isEmptyDirectory();
        }
    }
}
