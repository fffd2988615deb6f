package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that go away and come back in the running appliance while records flow. */
@BesideOthers
class OutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration OUTAGE = Duration.ofSeconds(TestSize.of(6, 30));
    private static final int SIZE = TestSize.of(3_000, 20_000);
    private static final int RECORDS_PER_SECOND = 300;

    private static RunningAppliance appliance;

    @BeforeAll
    static void start() {
        appliance = RunningAppliance.named("outages").start();
    }

    @AfterAll
    static void stop() {
        appliance.close();
    }

    @AfterEach
    void everythingRunsAgain() {
        appliance.awaitRunning();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cassandra", "kafka", "zookeeper"})
    void nothingIsMissingAfterAComponentWasStoppedAndStarted(String component) {
        RecordBatch batch = RecordBatch.withBadOnes(SIZE);
        try (BatchProducer sending = BatchProducer.send(batch, appliance.topic(), RECORDS_PER_SECOND)) {
            awaitFlow(sending);

            appliance.api().stop(component);
            awaitComponent(component, "STOPPED");
            RandomMoments.passExactly(OUTAGE);
            appliance.api().start(component);
            awaitComponent(component, "RUNNING");

            sending.awaitAll(PATIENCE);
        }
        assertAllArrive(batch);
    }

    @Test
    void theStreamWaitsForCassandraInsteadOfFailing() {
        RecordBatch batch = RecordBatch.ofGoodOnes(SIZE);
        JsonNode before = appliance.api().status().path("stream");
        appliance.api().stop("cassandra");
        awaitComponent("cassandra", "STOPPED");
        try (BatchProducer sending = BatchProducer.send(batch, appliance.topic())) {
            sending.awaitAll(PATIENCE);
            RandomMoments.passExactly(OUTAGE);
        }
        appliance.api().start("cassandra");
        assertAllArrive(batch);

        JsonNode after = appliance.api().status().path("stream");
        assertThat(after.path("restarts").asLong())
                .isEqualTo(before.path("restarts").asLong());
        assertThat(after.path("retries").asLong())
                .isGreaterThan(before.path("retries").asLong());
    }

    @Test
    void theFetcherLeadsAgainAfterZooKeeperCameBack() {
        appliance.api().stop("zookeeper");
        awaitComponent("zookeeper", "STOPPED");
        await("leadership given up").atMost(PATIENCE).until(() -> !leads());
        appliance.api().start("zookeeper");
        await("leadership taken again").atMost(PATIENCE).until(OutageIT::leads);
    }

    @Test
    void nothingIsMissingAfterAnExecutorWasKilled() {
        RecordBatch batch = RecordBatch.withBadOnes(SIZE);
        try (BatchProducer sending = BatchProducer.send(batch, appliance.topic(), RECORDS_PER_SECOND)) {
            awaitFlow(sending);

            List<ProcessHandle> executors = appliance.executors();
            assertThat(executors).isNotEmpty();
            executors.get(0).destroyForcibly();
            await("another executor")
                    .atMost(PATIENCE)
                    .until(() -> !appliance.executors().isEmpty()
                            && appliance.executors().stream().noneMatch(executors::contains));

            sending.awaitAll(PATIENCE);
        }
        assertAllArrive(batch);
    }

    private static boolean leads() {
        return appliance.api().status().at("/fetch/leader").asBoolean();
    }

    /** Until some records have been sent and some have become rows. */
    private static void awaitFlow(BatchProducer sending) {
        await("records flow")
                .atMost(PATIENCE)
                .until(() -> sending.acknowledged() > 2 * RECORDS_PER_SECOND
                        && appliance
                                        .api()
                                        .status()
                                        .at("/stream/recordsPerSecond")
                                        .asDouble()
                                > 0);
    }

    private static void awaitComponent(String name, String state) {
        await(name + " in state " + state)
                .atMost(PATIENCE)
                .until(() ->
                        appliance.api().component(name).path("state").asText().equals(state));
    }

    private static void assertAllArrive(RecordBatch batch) {
        Arrival arrival = new Arrival(appliance, batch);
        arrival.awaitAll();
        arrival.assertRowsAreExact();
    }
}
