package io.pipelineappliance.schedule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.Health;
import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TriggerKind;
import io.pipelineappliance.schedule.UnknownDag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When runs begin: the schedule, its pauses and its gaps. */
class SchedulerTest {
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

    private final TestClock clock = new TestClock(BEGIN);
    private TestSchedule schedule;

    @TempDir
    private Path directory;

    private TestSchedule start(TestDag dag) {
        schedule = TestSchedule.started(directory, dag.dag(), clock);
        return schedule;
    }

    @AfterEach
    void stop() {
        if (schedule != null) {
            schedule.close();
        }
    }

    @Test
    void aFreshScheduleRunsTheNewestIntervalAtOnceAndThenOneAfterTheOther() {
        TestDag dag = TestDag.with();
        start(dag).awaitEnded(1);

        schedule.advance(Duration.ofMinutes(3));

        assertThat(schedule.runs())
                .extracting(RunView::id)
                .containsExactly(
                        "scheduled__2026-01-02T03:03:00Z",
                        "scheduled__2026-01-02T03:04:00Z",
                        "scheduled__2026-01-02T03:05:00Z",
                        "scheduled__2026-01-02T03:06:00Z");
        assertThat(schedule.runs()).allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.SUCCESS);
            assertThat(run.trigger()).isEqualTo(TriggerKind.SCHEDULED);
            assertThat(run.note()).isEmpty();
            assertThat(run.tasks()).extracting("state").containsOnly(RunState.SUCCESS);
        });
        assertThat(dag.executed())
                .startsWith("first 2026-01-02T03:03:00Z", "second 2026-01-02T03:03:00Z", "third 2026-01-02T03:03:00Z")
                .hasSize(12);
        assertThat(schedule.scheduler().dag(TestDag.ID).nextRunAt()).contains(Instant.parse("2026-01-02T03:08:00Z"));
        assertThat(schedule.scheduler().dag(TestDag.ID).alerts()).isEmpty();
    }

    @Test
    void aDayOfCronTicksInSeconds() {
        start(TestDag.with("schedule.cron=*/15 * * * *"));
        assertThat(schedule.scheduler().dag(TestDag.ID).nextRunAt()).contains(Instant.parse("2026-01-02T03:15:00Z"));
        assertThat(schedule.runs()).isEmpty();
        await().until(() -> schedule.scheduler().dag(TestDag.ID).nextRunAt().isPresent());
        clock.jump(Duration.ofMinutes(11));

        schedule.advance(Duration.ofDays(1));

        assertThat(schedule.awaitEnded(97)).allMatch(run -> run.state() == RunState.SUCCESS);
    }

    @Test
    void withoutCatchUpOnlyTheNewestOfTheMissedIntervalsIsRunAndTheOthersAreOneEntry() {
        TestDag dag = TestDag.with();
        start(dag).awaitEnded(1);
        schedule.close();
        clock.jump(Duration.ofHours(1));

        schedule = schedule.restarted(dag.dag());

        assertThat(schedule.awaitEnded(2).get(1).id()).isEqualTo("scheduled__2026-01-02T04:03:00Z");
        assertThat(schedule.newest().note())
                .contains(
                        "59 intervals due from 2026-01-02T03:05:00Z until before 2026-01-02T04:04:00Z passed without a"
                                + " run, since the appliance did not run or the machine slept");
        assertThat(schedule.scheduler().dag(TestDag.ID).alerts())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.kind()).isEqualTo(AlertView.Kind.MISSED);
                    assertThat(alert.sentence()).startsWith("59 intervals due from");
                    assertThat(alert.run()).contains("scheduled__2026-01-02T04:03:00Z");
                });
    }

    @Test
    void aMachineThatSleptMissesIntervalsToo() {
        start(TestDag.with()).awaitEnded(1);

        clock.jump(Duration.ofMinutes(10));

        assertThat(schedule.awaitEnded(2).get(1).note().orElseThrow()).startsWith("9 intervals due from");
        assertThat(schedule.scheduler().dag(TestDag.ID).alerts())
                .extracting(AlertView::kind)
                .containsExactly(AlertView.Kind.MISSED);
    }

    @Test
    void withCatchUpAllMissedIntervalsAreRunTheOldestFirst() {
        TestDag dag = TestDag.with("schedule.catch-up=true");
        start(dag).awaitEnded(1);
        schedule.close();
        clock.jump(Duration.ofMinutes(20));

        schedule = schedule.restarted(dag.dag());

        schedule.awaitEnded(21);
        assertThat(dag.executed())
                .filteredOn(line -> line.startsWith("third"))
                .hasSize(21)
                .isSorted();
        assertThat(schedule.scheduler().dag(TestDag.ID).alerts()).isEmpty();
    }

    @Test
    void withAStartDateAndCatchUpTheScheduleBeginsThere() {
        start(TestDag.with("schedule.cron=0 0 * * *", "schedule.start-date=2025-12-02", "schedule.catch-up=true"));

        assertThat(schedule.awaitEnded(31).get(0).interval().start()).isEqualTo("2025-12-02T00:00:00Z");
        assertThat(schedule.newest().interval().end()).isEqualTo("2026-01-02T00:00:00Z");
    }

    @Test
    void nothingRunsBeforeTheStartDate() {
        start(TestDag.with("schedule.start-date=2026-01-03"));
        clock.advance(Duration.ofHours(20), () -> {});
        assertThat(schedule.scheduler().dag(TestDag.ID).nextRunAt()).contains(Instant.parse("2026-01-03T00:01:00Z"));

        clock.advance(Duration.ofMinutes(57), () -> {});
        schedule.advance(Duration.ofMinutes(3));

        assertThat(schedule.awaitEnded(4).get(0).interval().start()).isEqualTo("2026-01-03T00:00:00Z");
    }

    @Test
    void aPauseIsKeptOverARestartAndItsIntervalsAreNoAlert() {
        TestDag dag = TestDag.with();
        start(dag).awaitEnded(1);
        assertThat(schedule.scheduler().pause(TestDag.ID, true).paused()).isTrue();
        clock.advance(Duration.ofMinutes(5), () -> {});
        schedule = schedule.restarted(dag.dag());
        assertThat(schedule.scheduler().dag(TestDag.ID).paused()).isTrue();
        assertThat(schedule.scheduler().dag(TestDag.ID).nextRunAt()).isEmpty();
        clock.advance(Duration.ofMinutes(5), () -> {});
        await().during(Duration.ofMillis(200)).until(() -> schedule.runs().size() == 1);

        assertThat(schedule.scheduler().pause(TestDag.ID, false).paused()).isFalse();

        assertThat(schedule.awaitEnded(2).get(1).note().orElseThrow()).endsWith("passed while the DAG was paused");
        assertThat(schedule.scheduler().dag(TestDag.ID).alerts()).isEmpty();
    }

    @Test
    void runsDoNotOverlapAndWhatPassedMeanwhileIsSaid() {
        CountDownLatch release = new CountDownLatch(1);
        start(TestDag.with().on("second", context -> release.await()));
        schedule.awaitTask("second", RunState.RUNNING);

        clock.advance(Duration.ofMinutes(3), () -> {});
        await().during(Duration.ofMillis(200)).until(() -> schedule.runs().size() == 1);
        release.countDown();

        assertThat(schedule.awaitEnded(2).get(1).note().orElseThrow())
                .startsWith("2 intervals due from")
                .endsWith("passed while the run before was under way");
        assertThat(schedule.scheduler().dag(TestDag.ID).alerts()).isEmpty();
    }

    @Test
    void maxActiveRunsLetsThemOverlap() {
        CountDownLatch release = new CountDownLatch(1);
        start(TestDag.with("schedule.max-active-runs=3").on("second", context -> release.await()));
        schedule.awaitTask("second", RunState.RUNNING);
        for (int minute = 1; minute <= 4; minute++) {
            clock.advance(Duration.ofMinutes(1), () -> {});
            int expected = Math.min(3, minute + 1);
            await().until(() -> schedule.runs().stream()
                            .filter(run -> run.state() == RunState.RUNNING)
                            .count()
                    == expected);
        }

        assertThat(schedule.runs()).hasSize(3);

        release.countDown();
        schedule.awaitEnded(4);
    }

    @Test
    void withoutLeadershipNothingRunsAndWithItAtOnce() {
        TestDag dag = TestDag.with();
        FakeLeadership leadership = new FakeLeadership(false);
        schedule = TestSchedule.started(directory, dag.dag(), clock, new FakeClaims(), "me", leadership);
        clock.advance(Duration.ofMinutes(5), () -> {});
        assertThat(schedule.runs()).isEmpty();
        assertThat(schedule.scheduler().dag(TestDag.ID).leader()).isFalse();
        assertThat(schedule.scheduler().dag(TestDag.ID).nextRunAt()).isEmpty();

        leadership.set(true);

        schedule.awaitEnded(1);
    }

    @Test
    void theNextLeaderGoesOnWithTheNextInterval(@TempDir Path other) {
        FakeClaims claims = new FakeClaims();
        FakeLeadership first = new FakeLeadership(true);
        FakeLeadership second = new FakeLeadership(false);
        TestDag firstDag = TestDag.with("schedule.catch-up=true");
        TestDag secondDag = TestDag.with("schedule.catch-up=true");
        schedule = TestSchedule.started(directory, firstDag.dag(), clock, claims, "first", first);
        try (TestSchedule next = TestSchedule.started(other, secondDag.dag(), clock, claims, "second", second)) {
            schedule.advance(Duration.ofMinutes(3));
            first.set(false);
            clock.advance(Duration.ofMinutes(2), () -> {});

            second.set(true);
            next.awaitEnded(2);
            next.advance(Duration.ofMinutes(1));
            second.set(false);
            first.set(true);
            clock.jump(Duration.ofMinutes(1));
            schedule.awaitEnded(5);

            assertThat(next.runs())
                    .extracting(RunView::id)
                    .containsExactly(
                            "scheduled__2026-01-02T03:07:00Z",
                            "scheduled__2026-01-02T03:08:00Z",
                            "scheduled__2026-01-02T03:09:00Z");
            assertThat(schedule.runs())
                    .hasSize(5)
                    .last()
                    .extracting(RunView::id)
                    .isEqualTo("scheduled__2026-01-02T03:10:00Z");
            assertThat(schedule.scheduler().dag(TestDag.ID).alerts()).isEmpty();
        }
    }

    @Test
    void aRunWaitsForZooKeeperAndIsThenRunOnce() {
        FakeClaims claims = new FakeClaims();
        claims.away(true);
        TestDag dag = TestDag.with();
        schedule = TestSchedule.started(directory, dag.dag(), clock, claims, "me", new FakeLeadership(true));
        await().during(Duration.ofMillis(100)).until(() -> dag.executed().isEmpty());

        claims.away(false);
        clock.advance(Duration.ofSeconds(5), () -> {});

        schedule.awaitEnded(1);
        assertThat(dag.executed()).hasSize(3);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        start(TestDag.with()).awaitEnded(1);
        Scheduler dags = schedule.scheduler();
        String run = schedule.newest().id();

        assertThatThrownBy(() -> dags.dag("other"))
                .isInstanceOf(UnknownDag.class)
                .hasMessage("There is no DAG other; there is numbers.");
        assertThatThrownBy(() -> dags.run(TestDag.ID, "none"))
                .isInstanceOf(UnknownDag.class)
                .hasMessageContaining("has no run none");
        assertThatThrownBy(() -> dags.log(TestDag.ID, run, "fourth", 1))
                .isInstanceOf(UnknownDag.class)
                .hasMessageContaining("has no task fourth; its tasks are first, second, third");
        assertThatThrownBy(() -> dags.log(TestDag.ID, run, "first", 2))
                .isInstanceOf(UnknownDag.class)
                .hasMessageContaining("has no try 2; it has 1");
    }

    @Test
    void itSaysWhetherItRuns() {
        start(TestDag.with());
        assertThat(schedule.scheduler().check()).isEqualTo(Health.up());

        schedule.close();
        schedule.close();

        assertThat(schedule.scheduler().check()).isInstanceOf(Health.Down.class);
        assertThat(schedule.scheduler().nextRunAt(TestDag.ID)).isEqualTo(Optional.empty());
    }
}
