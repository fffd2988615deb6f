package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the main process while records flow. */
@BesideOthers
class KillIT {
    private static final int SIZE = TestSize.of(20_000, 100_000);
    private static final int KILLS = TestSize.of(2, 10);
    private static final int RECORDS_PER_SECOND = 500;
    private static final int RECORDS_PER_LIFE = SIZE / (KILLS + 1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(RECORDS_PER_LIFE / RECORDS_PER_SECOND);
    private static final int KILL_IN_BOOT_ONE_IN = 4;

    private final RandomMoments moments = new RandomMoments();

    @Test
    void noRecordIsLostAndNoExecutorIsLeftWhenTheProcessIsKilledAtRandomMoments() {
        RecordBatch batch = RecordBatch.withBadOnes(SIZE);
        try (RunningAppliance appliance =
                        RunningAppliance.named("kills").withoutFetcher().start();
                BatchProducer sending = BatchProducer.send(batch, appliance.topic(), RECORDS_PER_SECOND)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                sending.upTo(kill * RECORDS_PER_LIFE);
                if (kill == 1 || !moments.oneIn(KILL_IN_BOOT_ONE_IN)) {
                    appliance.awaitRunning();
                }
                moments.pass(LONGEST_WAIT);
                System.out.printf("Kill %d with %d records produced%n", kill, sending.acknowledged());
                appliance.kill();
                appliance.relaunch();
            }
            appliance.awaitRunning();
            sending.upTo(SIZE).awaitAll(Duration.ofMinutes(10));
            Arrival arrival = new Arrival(appliance, batch);
            arrival.awaitAll();

            arrival.assertRowsAreExact();
            assertThat(arrival.deadLetters().stream().map(Arrival::key).collect(Collectors.toSet()))
                    .isEqualTo(batch.badKeys());
        }
    }
}
