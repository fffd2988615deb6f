package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.records.SeededSource;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.store.ScheduleStore;
import io.pipelineappliance.schedule.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the main process while the schedule fetches. */
@BesideOthers
class ScheduleKillIT {
    private static final int FETCHES = TestSize.of(30, 200);
    private static final int KILLS = TestSize.of(2, 20);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(25);
    private static final String DAG = "users_created";

    private final RandomMoments moments = new RandomMoments();

    @TempDir
    private Path copy;

    @Test
    void everyIntervalEndsWithOneRunAndTheRowsAreThePeopleThatTheSourceServed() throws IOException {
        try (SeededSource source = SeededSource.of(FETCHES);
                RunningAppliance appliance = RunningAppliance.named("schedule-kills")
                        .set("fetch.source", "randomuser")
                        .set("fetch.url", source.url())
                        .set("fetch.interval", "1s")
                        .set("schedule.catch-up", true)
                        .launch()) {
            for (int kill = 1; kill <= KILLS; kill++) {
                if (kill == 1) {
                    awaitSeeds(source, 3);
                }
                moments.pass(LONGEST_LIFE);
                System.out.printf(
                        "Kill %d with %d intervals asked for%n",
                        kill, source.requests().size());
                appliance.kill();
                appliance.relaunch();
            }
            awaitSeeds(source, FETCHES + 3);
            appliance.awaitRunning();
            await("everybody who was served has a row")
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(appliance.table().keys()).isEqualTo(source.served()));
            appliance.terminate();

            assertEveryIntervalHasOneRun(runs(appliance.directory()), source.requests());
            assertThat(source.served()).hasSize(3 * FETCHES);
        }
    }

    private static void awaitSeeds(SeededSource source, int count) {
        await(count + " intervals asked for")
                .atMost(RunningAppliance.BOOT_PATIENCE.plusMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> source.requests().size() >= count);
    }

    /** All but the newest, which may have been stopped. */
    private List<StoredRun> runs(Path dataDirectory) throws IOException {
        Files.copy(dataDirectory.resolve("schedule/runs.db"), copy.resolve("runs.db"));
        try (ScheduleStore store = ScheduleStore.open(copy)) {
            return store.runs().page(DAG, RunFilter.ALL, 0, 100_000).stream()
                    .sorted(Comparator.comparing(run -> run.interval().start()))
                    .limit(FETCHES)
                    .toList();
        }
    }

    private static void assertEveryIntervalHasOneRun(List<StoredRun> runs, Map<String, Integer> requests) {
        assertThat(runs)
                .hasSize(FETCHES)
                .allMatch(run -> run.state() == RunState.SUCCESS || run.state() == RunState.FAILED);
        for (int index = 1; index < runs.size(); index++) {
            assertThat(runs.get(index).interval().start())
                    .isEqualTo(runs.get(index - 1).interval().end());
        }
        assertThat(runs)
                .allSatisfy(run -> assertThat(requests)
                        .containsKey(DAG + "-" + run.interval().start()));
        System.out.printf(
                "%d runs, %d of them failed, %d intervals asked for more than once%n",
                runs.size(),
                runs.stream().filter(run -> run.state() == RunState.FAILED).count(),
                requests.values().stream().filter(times -> times > 1).count());
    }
}
