package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.PortKeys;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Ctrl-C, and the start after it. In an order that needs the fewest starts. */
@BesideOthers
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StopIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Ten seconds are promised; a machine that runs other tests as well may take longer. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final int ENDED_BY_SECOND_SIGNAL = 130;
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

    private static RunningAppliance appliance;

    @BeforeAll
    static void start() {
        appliance = RunningAppliance.named("stop")
                .set("stream.checkpoint-interval", CHECKPOINT_INTERVAL.toSeconds() + "s")
                .launch();
    }

    @AfterAll
    static void stop() {
        appliance.close();
    }

    @Test
    @Order(1)
    void aSignalDuringTheBootStopsItToo() throws IOException {
        await("dashboard")
                .atMost(PATIENCE)
                .until(() -> appliance.api().statusIfAny().isPresent());

        RunningAppliance.Ended ended = appliance.terminate();

        System.out.println("Stopped during the boot in " + ended.after().toMillis() + " ms");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.after()).isLessThan(STOPPED_WITHIN);
        assertThat(appliance.process().output()).endsWith("Stopped.\n").doesNotContain("FAILED", "Exception");
        assertEveryPortIsFree();
    }

    @Test
    @Order(2)
    void aSignalWhileRecordsFlowStopsEverythingAndTheNextStartGoesOnFromThere() throws IOException {
        runAgain();
        RecordBatch committed = RecordBatch.ofGoodOnes(1_000);
        send(committed);
        Map<UUID, Instant> written = ingestTimes(arrived(committed));
        RandomMoments.passExactly(CHECKPOINT_INTERVAL.multipliedBy(3));
        RecordBatch flowing = RecordBatch.withBadOnes(6_000);
        try (BatchProducer sending = BatchProducer.send(flowing, appliance.topic(), 500)) {
            await("records flow").atMost(PATIENCE).until(() -> sending.acknowledged() > 1_500);

            RunningAppliance.Ended ended = appliance.terminate();
            System.out.println("Stopped in " + ended.after().toMillis() + " ms");
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.after()).isLessThan(STOPPED_WITHIN);
            assertThat(appliance.process().output()).endsWith("Stopped.\n").doesNotContain("FAILED", "Exception");
            assertEveryPortIsFree();

            appliance.restart();
            sending.awaitAll(PATIENCE);
        }
        arrived(flowing);
        assertThat(ingestTimes(arrived(committed)))
                .as("what was committed before the stop is not written again")
                .isEqualTo(written);
    }

    @Test
    @Order(3)
    void aSecondSignalEndsItAtOnceAndNothingIsLost() {
        runAgain();
        RecordBatch batch = RecordBatch.ofGoodOnes(5_000);
        send(batch);

        appliance.process().terminate();
        await("first signal heard")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> appliance.process().output().contains("Stopping;"));
        RunningAppliance.Ended ended = appliance.terminate();

        assertThat(ended.exitCode()).isEqualTo(ENDED_BY_SECOND_SIGNAL);
        assertThat(ended.after()).isLessThan(AT_ONCE);
        appliance.restart();
        arrived(batch);
    }

    private static void runAgain() {
        if (!appliance.process().isAlive()) {
            appliance.relaunch();
        }
        appliance.awaitRunning();
    }

    private static void send(RecordBatch batch) {
        try (BatchProducer sending = BatchProducer.send(batch, appliance.topic())) {
            sending.awaitAll(PATIENCE);
        }
    }

    private static Map<UUID, Row> arrived(RecordBatch batch) {
        Arrival arrival = new Arrival(appliance, batch);
        arrival.awaitAll();
        return arrival.assertRowsAreExact();
    }

    private static Map<UUID, Instant> ingestTimes(Map<UUID, Row> rows) {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().getInstant("ingested_at")));
    }

    private static void assertEveryPortIsFree() throws IOException {
        for (String key : PortKeys.all()) {
            try (ServerSocket socket = new ServerSocket(appliance.port(key), 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).as(key).isTrue();
            }
        }
    }
}
