package io.pipelineappliance.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.testing.Faults.Fault;
import java.time.Duration;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two appliances of one process, whose Spark is one. */
@Tag("test-kit")
@Isolated
class SparkKitIT {
    @Test
    void appliancesOfOneProcessShareSparkWithSessionsOfTheirOwn() {
        PipelineAppliance first = withSpark();
        try (PipelineAppliance second = withSpark()) {
            first.spark().session().range(3).createOrReplaceTempView("numbers");

            assertThat(second.spark().masterUrl()).isEqualTo(first.spark().masterUrl());
            assertThat(first.spark().session().catalog().tableExists("numbers")).isTrue();
            assertThat(second.spark().session().catalog().tableExists("numbers"))
                    .isFalse();
            assertThatThrownBy(() -> PipelineAppliance.builder().withPipeline().start())
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageStartingWith(
                            "withPipeline: another appliance of this process has started Spark already");

            first.close();

            assertThat(lengths(second.spark().session())).containsExactlyInAnyOrder(3, 5);
            List<ProcessHandle> executors = SparkExecutors.running();
            assertThat(executors).isNotEmpty();
            try (Fault killed = second.faults().killExecutor()) {
                assertThat(killed).isNotNull();
            }
            assertThat(executors).as("executors, one of them killed").anyMatch(executor -> !executor.isAlive());
            assertThat(lengths(second.spark().session())).containsExactlyInAnyOrder(3, 5);
        }
        assertThat(SparkExecutors.running()).as("executors of this process").isEmpty();
        await("Spark's workers leave no thread")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("executor-state-sync-failure-handler"));
    }

    private static PipelineAppliance withSpark() {
        return PipelineAppliance.builder().components(ApplianceComponent.SPARK).start();
    }

    /** Runs a class of the test on the executors. */
    private static List<Integer> lengths(SparkSession session) {
        return session.createDataset(List.of("one", "three"), Encoders.STRING())
                .repartition(2)
                .map((MapFunction<String, Integer>) String::length, Encoders.INT())
                .collectAsList();
    }
}
