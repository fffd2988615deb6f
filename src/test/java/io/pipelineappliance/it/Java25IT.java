package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pipelineappliance.it.harness.JavaHomes;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The newest Java that we say we run on. */
class Java25IT {
    private static final int VERSION = 25;

    @Test
    void theJarRunsOnJava25() throws IOException {
        Optional<Path> home = JavaHomes.ofVersion(VERSION);
        assumeTrue(home.isPresent(), "Skipped: no JDK 25 at JAVA_25_HOME or at a usual place");
        RecordBatch batch = RecordBatch.withBadOnes(2_000);
        try (RunningAppliance appliance = RunningAppliance.named("java-25")
                        .javaHome(home.orElseThrow())
                        .start();
                BatchProducer sending = BatchProducer.send(batch, appliance.topic())) {
            sending.awaitAll(Duration.ofMinutes(2));
            Arrival arrival = new Arrival(appliance, batch);
            arrival.awaitAll();

            arrival.assertRowsAreExact();
            assertThat(appliance.executors())
                    .isNotEmpty()
                    .allSatisfy(executor -> assertThat(
                                    executor.info().command().map(Path::of).orElseThrow())
                            .startsWith(home.orElseThrow().toRealPath()));
            assertThat(appliance.process().output()).doesNotContain("WARNING", "Exception");
            assertThat(appliance.terminate().exitCode()).isZero();
        }
    }
}
