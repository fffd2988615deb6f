package io.pipelineappliance.schedule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.schedule.BackfillOrder;
import io.pipelineappliance.schedule.DayView;
import io.pipelineappliance.schedule.RefusedOrder;
import io.pipelineappliance.schedule.RefusedOrder.Reason;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunPage;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.TriggerKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody wants besides the schedule. */
class OrdersTest {
    private static final Instant NOW = Instant.parse("2026-01-02T04:04:05Z");
    private static final String RUN = "scheduled__2026-01-02T03:00:00Z";

    private final TestClock clock = new TestClock(NOW);
    private TestSchedule schedule;

    @TempDir
    private Path directory;

    private void start(TestDag dag) {
        schedule = TestSchedule.started(directory, dag.dag(), clock);
    }

    private Scheduler dags() {
        return schedule.scheduler();
    }

    @AfterEach
    void stop() {
        if (schedule != null) {
            schedule.close();
        }
    }

    @Test
    void aTriggerMakesARunWithItsParameters() throws Exception {
        start(TestDag.with("fetch.interval=1h"));
        schedule.awaitEnded(1);

        RunView queued = dags().trigger(TestDag.ID, TestSchedule.json("{'count':3}"));
        RunView run = dags().awaitRun(TestDag.ID, queued.id(), Duration.ofSeconds(20));

        assertThat(queued.state()).isIn(RunState.QUEUED, RunState.RUNNING, RunState.SUCCESS);
        assertThat(run.state()).isEqualTo(RunState.SUCCESS);
        assertThat(run.id()).isEqualTo("manual__2026-01-02T04:04:05Z");
        assertThat(run.trigger()).isEqualTo(TriggerKind.MANUAL);
        assertThat(run.parameters()).isEqualTo(TestSchedule.json("{'count':3}"));
        assertThat(dags().trigger(TestDag.ID, TestSchedule.json("{}")).id())
                .isEqualTo("manual__2026-01-02T04:04:05Z__2");
    }

    @Test
    void wrongParametersAreRefused() {
        start(TestDag.with("fetch.interval=1h"));

        assertRefused(Reason.INVALID, () -> dags().trigger(TestDag.ID, TestSchedule.json("{'count':0}")));
        assertRefused(Reason.INVALID, () -> dags().trigger(TestDag.ID, TestSchedule.json("[]")));
    }

    @Test
    void withoutLeadershipEveryOrderIsRefused() {
        start(TestDag.with("fetch.interval=1h"));
        schedule.awaitEnded(1);
        schedule.leadership().set(false);

        assertRefused(Reason.NOT_LEADER, () -> dags().trigger(TestDag.ID, TestSchedule.json("{}")));
        assertRefused(Reason.NOT_LEADER, () -> dags().pause(TestDag.ID, true));
        assertRefused(Reason.NOT_LEADER, () -> dags().clear(TestDag.ID, RUN, Optional.empty()));
        assertRefused(Reason.NOT_LEADER, () -> dags().backfill(TestDag.ID, last(1, false)));
        assertThat(dags().run(TestDag.ID, RUN).state()).isEqualTo(RunState.SUCCESS);
    }

    @Test
    void aMonthOfBackfillRunsEachIntervalOnceTheOldestFirst() {
        TestDag dag = TestDag.with("schedule.cron=0 */6 * * *");
        start(dag);
        BackfillOrder december = new BackfillOrder(
                Optional.of(Instant.parse("2025-12-01T00:00:00Z")),
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                OptionalInt.empty(),
                false,
                TestSchedule.json("{'count':1}"));

        assertThat(dags().backfill(TestDag.ID, december)).hasSize(124);

        schedule.awaitEnded(124);
        assertThat(schedule.runs())
                .allMatch(run -> run.state() == RunState.SUCCESS && run.trigger() == TriggerKind.BACKFILL);
        assertThat(dag.executed())
                .hasSize(3 * 124)
                .filteredOn(line -> line.startsWith("first"))
                .isSorted();
        assertThat(schedule.runs().get(0).interval().start()).isEqualTo("2025-12-01T00:00:00Z");
        assertThat(schedule.newest().interval().end()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(dags().backfill(TestDag.ID, december)).isEmpty();
        assertThat(schedule.runs()).hasSize(124);
    }

    @Test
    void aBackfillLeavesOutWhatSucceededAndRetriesWhatFailed() {
        AtomicBoolean broken = new AtomicBoolean(true);
        start(TestDag.with("fetch.interval=1h", "schedule.retries=0").on("first", context -> {
            if (broken.get()) {
                throw TaskFailed.forNow("Broken", null);
            }
        }));
        schedule.awaitState(RunState.FAILED);
        broken.set(false);

        dags().backfill(TestDag.ID, last(2, false));
        schedule.awaitEnded(3);

        assertThat(schedule.runs())
                .extracting(RunView::id)
                .containsExactly("backfill__2026-01-02T02:00:00Z", RUN, "retry__2026-01-02T03:00:00Z");
        assertThat(schedule.newest().trigger()).isEqualTo(TriggerKind.RETRY);
        assertThat(dags().backfill(TestDag.ID, last(2, false))).isEmpty();
        assertThat(dags().backfill(TestDag.ID, last(2, true))).hasSize(2);
    }

    @Test
    void eachDayTellsHowManyRunsItHasByState() {
        start(TestDag.with("fetch.interval=1h"));
        schedule.awaitEnded(1);
        dags().backfill(TestDag.ID, last(30, false));
        schedule.awaitEnded(30);

        List<DayView> days = dags().days(TestDag.ID, RunFilter.ALL, 2);

        assertThat(days)
                .containsExactly(
                        new DayView(LocalDate.parse("2026-01-01"), Map.of(RunState.SUCCESS, 24L)),
                        new DayView(LocalDate.parse("2026-01-02"), Map.of(RunState.SUCCESS, 4L)));
        RunFilter manual = new RunFilter(Set.of(), Set.of(TriggerKind.MANUAL), Optional.empty(), Optional.empty());
        assertThat(dags().days(TestDag.ID, manual, 2)).isEmpty();
    }

    @Test
    void aBackfillOfNothingOrTooMuchIsRefused() {
        start(TestDag.with("fetch.interval=1s"));

        assertRefused(Reason.INVALID, () -> dags().backfill(TestDag.ID, last(0, false)));
        assertRefused(Reason.INVALID, () -> dags().backfill(TestDag.ID, last(10_001, false)));
        assertRefused(Reason.INVALID, () -> dags().backfill(TestDag.ID, range(NOW.minusSeconds(20_000), NOW)));
        assertRefused(Reason.INVALID, () -> dags().backfill(TestDag.ID, range(NOW.plusSeconds(10), NOW)));
        assertRefused(
                Reason.INVALID,
                () -> dags().backfill(
                                TestDag.ID,
                                new BackfillOrder(
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalInt.empty(),
                                        false,
                                        TestSchedule.json("{}"))));
    }

    @Test
    void aClearedTaskAndAllThatFollowItRunAgain() {
        TestDag dag = TestDag.with("fetch.interval=1h");
        start(dag);
        schedule.awaitEnded(1);

        RunView cleared = dags().clear(TestDag.ID, RUN, Optional.of("second"));

        assertThat(cleared.note().orElseThrow()).startsWith("Cleared from second on by hand");
        schedule.awaitEnded(1);
        await().until(() -> dag.executed().size() == 5);
        RunView run = schedule.awaitState(RunState.SUCCESS);
        assertThat(run.tasks()).extracting(task -> task.tries().size()).containsExactly(1, 2, 2);
    }

    @Test
    void aTaskWhoseInputIsMissingCannotBeCleared() {
        start(TestDag.with("fetch.interval=1h", "schedule.retries=0").on("first", context -> {
            throw TaskFailed.forNow("Broken", null);
        }));
        schedule.awaitState(RunState.FAILED);

        assertThatThrownBy(() -> dags().clear(TestDag.ID, RUN, Optional.of("second")))
                .isInstanceOf(RefusedOrder.class)
                .hasMessageContaining("needs first, which has not succeeded");
    }

    @Test
    void aRunningRunIsStoppedAndNotClearedBefore() throws Exception {
        start(TestDag.with("fetch.interval=1h").on("second", context -> new CountDownLatch(1).await()));
        schedule.awaitTask("second", RunState.RUNNING);
        assertRefused(Reason.CONFLICT, () -> dags().clear(TestDag.ID, RUN, Optional.empty()));

        RunView stopped = dags().stop(TestDag.ID, RUN);

        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.tasks())
                .extracting(TaskView::state)
                .containsExactly(RunState.SUCCESS, RunState.STOPPED, RunState.UPSTREAM_FAILED);
        assertThat(schedule.log("second")).endsWith("Somebody stopped the run\n");
        assertRefused(Reason.CONFLICT, () -> dags().stop(TestDag.ID, RUN));
    }

    @Test
    void aRunThatWaitsIsStoppedToo() throws Exception {
        start(TestDag.with("fetch.interval=1h", "schedule.retry-delay=5m", "schedule.max-retry-delay=5m")
                .on("first", context -> {
                    throw TaskFailed.forNow("Not yet", null);
                }));
        schedule.awaitTask("first", RunState.UP_FOR_RETRY);
        RunView queued = dags().trigger(TestDag.ID, TestSchedule.json("{}"));
        assertThat(queued.state()).isEqualTo(RunState.QUEUED);

        assertThat(dags().stop(TestDag.ID, queued.id()).state()).isEqualTo(RunState.STOPPED);
        assertThat(dags().stop(TestDag.ID, RUN).state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void runsAreFoundByStateTriggerAndTimePageByPage() {
        start(TestDag.with("fetch.interval=1h"));
        schedule.awaitEnded(1);
        dags().backfill(TestDag.ID, last(5, false));
        schedule.awaitEnded(5);

        RunPage page = dags().runs(
                        TestDag.ID,
                        new RunFilter(
                                Set.of(RunState.SUCCESS),
                                Set.of(TriggerKind.BACKFILL),
                                Optional.of(NOW.minus(Duration.ofHours(4))),
                                Optional.empty()),
                        1,
                        1);

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.runs()).extracting(RunView::id).containsExactly("backfill__2026-01-02T01:00:00Z");
        assertThat(dags().dag(TestDag.ID).runsByState()).containsEntry(RunState.SUCCESS, 5L);
        assertThat(dags().dag(TestDag.ID).lastRun().orElseThrow().id()).isEqualTo(RUN);
    }

    private static BackfillOrder last(int count, boolean again) {
        return new BackfillOrder(
                Optional.empty(), Optional.empty(), OptionalInt.of(count), again, TestSchedule.json("{}"));
    }

    private static BackfillOrder range(Instant from, Instant to) {
        return new BackfillOrder(
                Optional.of(from), Optional.of(to), OptionalInt.empty(), false, TestSchedule.json("{}"));
    }

    private static void assertRefused(Reason reason, ThrowingCallable order) {
        assertThatThrownBy(order)
                .isInstanceOfSatisfying(
                        RefusedOrder.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
