package io.pipelineappliance.schedule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.TryView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tasks that fail, hang or are cut off. */
class TasksTest {
    private static final String RUN = "scheduled__2026-01-02T03:00:00Z";

    private final TestClock clock = new TestClock(Instant.parse("2026-01-02T04:04:05Z"));
    private final AtomicInteger tries = new AtomicInteger();
    private TestSchedule schedule;

    @TempDir
    private Path directory;

    private static TestDag hourly(String... settings) {
        String[] all = new String[settings.length + 1];
        all[0] = "fetch.interval=1h";
        System.arraycopy(settings, 0, all, 1, settings.length);
        return TestDag.with(all);
    }

    private void start(TestDag dag) {
        schedule = TestSchedule.started(directory, dag.dag(), clock);
    }

    @AfterEach
    void stop() {
        if (schedule != null) {
            schedule.close();
        }
    }

    @Test
    void aTaskThatFailsIsTriedAgainEverLaterAndThenGivenUp() {
        start(hourly("schedule.retry-delay=10s", "schedule.max-retry-delay=25s").on("second", context -> {
            tries.incrementAndGet();
            throw TaskFailed.forNow("No luck", null);
        }));
        assertNextTryWithin(5, 15);
        assertNextTryWithin(10, 25);
        assertNextTryWithin(10, 25);

        RunView run = schedule.awaitState(RunState.FAILED);

        assertThat(run.note()).contains("second failed");
        assertThat(run.tasks())
                .extracting(TaskView::state)
                .containsExactly(RunState.SUCCESS, RunState.FAILED, RunState.UPSTREAM_FAILED);
        assertThat(TestSchedule.task(run, "second").tries())
                .hasSize(4)
                .allSatisfy(attempt -> assertThat(attempt.error()).contains("No luck"));
        assertThat(log(1)).contains("No luck; next try in ");
        assertThat(log(4)).contains("No luck; there is no further try");
        assertThat(tries).hasValue(4);
    }

    private void assertNextTryWithin(int least, int most) {
        int before = tries.get();
        TaskView task = schedule.awaitTask("second", RunState.UP_FOR_RETRY);
        Instant next = task.nextTryAt().orElseThrow();
        assertThat(next)
                .isBetween(clock.instant().plusSeconds(least), clock.instant().plusSeconds(most));
        assertThat(schedule.newest().state()).isEqualTo(RunState.RUNNING);
        clock.jump(Duration.between(clock.instant(), next));
        await().until(() -> tries.get() > Math.max(1, before)
                || TestSchedule.task(schedule.newest(), "second").tries().size() > before);
        await().until(() -> TestSchedule.task(schedule.newest(), "second")
                .nextTryAt()
                .filter(next::equals)
                .isEmpty());
    }

    @Test
    void whatFailsForGoodIsNotTriedAgain() {
        start(hourly().on("first", context -> {
            throw TaskFailed.forGood("Never");
        }));

        RunView run = schedule.awaitState(RunState.FAILED);

        assertThat(TestSchedule.task(run, "first").tries()).hasSize(1);
    }

    @Test
    void anUnforeseenFailureIsTriedAgainToo() {
        start(hourly("schedule.retries=0").on("first", context -> {
            throw new IllegalStateException("odd");
        }));

        RunView run = schedule.awaitState(RunState.FAILED);

        assertThat(TestSchedule.task(run, "first").tries().get(0).error().orElseThrow())
                .contains("failed unexpectedly", "odd");
    }

    @Test
    void aTryThatHangsEndsAtItsTimeLimit() {
        start(hourly("schedule.task-time-limit=2m", "schedule.retries=1").on("first", context -> {
            if (tries.incrementAndGet() == 1) {
                new CountDownLatch(1).await();
            }
        }));
        await().until(() -> tries.get() == 1);

        clock.jump(Duration.ofMinutes(2));
        schedule.awaitTask("first", RunState.UP_FOR_RETRY);
        clock.jump(Duration.ofSeconds(2));

        RunView run = schedule.awaitState(RunState.SUCCESS);
        assertThat(TestSchedule.task(run, "first").tries()).hasSize(2);
        assertThat(schedule.scheduler().log(TestDag.ID, RUN, "first", 1))
                .contains("The try took longer than schedule.task-time-limit, 2m; next try in ");
    }

    @Test
    void aTaskWithoutEndIsTriedAgainAfterEachTimeLimit() {
        CountDownLatch release = new CountDownLatch(1);
        start(hourly("schedule.task-time-limit=1m", "schedule.retries=0").on("third", context -> {
            tries.incrementAndGet();
            release.await();
        }));
        for (int number = 1; number <= 4; number++) {
            int expected = number;
            await().until(() -> tries.get() == expected);
            clock.jump(Duration.ofMinutes(1));
        }
        await().until(() -> tries.get() == 5);

        release.countDown();

        RunView run = schedule.awaitState(RunState.SUCCESS);
        assertThat(TestSchedule.task(run, "third").tries()).hasSize(5);
    }

    @Test
    void outputAndCountersReachWhoeverComesLater() {
        List<String> seen = new CopyOnWriteArrayList<>();
        start(hourly().on("first", context -> {
                    context.output(new byte[] {1, 2, 3});
                    context.count("numbers", 2);
                    context.count("numbers", 3);
                    context.log("Two\nlines");
                })
                .on(
                        "third",
                        context ->
                                seen.add(String.valueOf(context.input("first").orElseThrow().length))));

        RunView run = schedule.awaitState(RunState.SUCCESS);

        assertThat(seen).containsExactly("3");
        assertThat(TestSchedule.task(run, "first").tries().get(0).counters())
                .containsEntry("numbers", "3")
                .hasSize(1);
        assertThat(schedule.scheduler().log(TestDag.ID, RUN, "first", 1)).isEqualTo("2026-01-02T04:04:05Z Two lines\n");
    }

    @Test
    void aKilledTryIsShownAsCutOffAndItsRunGoesOnUnderTheSameId(@TempDir Path copy) {
        CountDownLatch release = new CountDownLatch(1);
        start(hourly().on("second", context -> {
            context.log("Begun");
            release.await();
        }));
        await().until(() -> !schedule.runs().isEmpty()
                && TestSchedule.task(schedule.newest(), "second").tries().size() == 1
                && schedule.log("second").contains("Begun"));
        TestDag next = hourly();

        try (TestSchedule restarted = schedule.restartedAfterKill(copy, next.dag())) {
            RunView run = restarted.awaitEnded(1).get(0);

            assertThat(run.id()).isEqualTo(RUN);
            assertThat(run.state()).isEqualTo(RunState.SUCCESS);
            assertThat(run.note()).contains("Cut off by the end of the appliance; it goes on with second");
            assertThat(TestSchedule.task(run, "second").tries())
                    .extracting(TryView::state)
                    .containsExactly(RunState.CUT_OFF, RunState.SUCCESS);
            assertThat(next.executed()).containsExactly("second 2026-01-02T03:00:00Z", "third 2026-01-02T03:00:00Z");
        }
    }

    @Test
    void aTaskThatIsCutOffTooOftenFails(@TempDir Path copies) {
        TestDag hanging = hourly("schedule.retries=1").on("first", context -> new CountDownLatch(1).await());
        start(hanging);
        schedule.awaitTask("first", RunState.RUNNING);
        try (TestSchedule second = schedule.restartedAfterKill(made(copies, "a"), hanging.dag())) {
            await().until(() ->
                    TestSchedule.task(second.newest(), "first").tries().size() == 2);
            try (TestSchedule third = second.restartedAfterKill(made(copies, "b"), hanging.dag())) {
                RunView run = third.awaitState(RunState.FAILED);
                assertThat(run.note()).contains("first was cut off too often");
                assertThat(TestSchedule.task(run, "third").state()).isEqualTo(RunState.UPSTREAM_FAILED);
            }
        }
    }

    private static Path made(Path parent, String name) {
        Path directory = parent.resolve(name);
        assertThat(directory.toFile().mkdirs()).isTrue();
        return directory;
    }

    @Test
    void aCleanStopCutsOffWithoutCountingATry() {
        TestDag hanging = hourly("schedule.retries=0").on("first", context -> new CountDownLatch(1).await());
        start(hanging);
        for (int restart = 0; restart < 3; restart++) {
            schedule.awaitTask("first", RunState.RUNNING);
            schedule = schedule.restarted(hanging.dag());
        }

        schedule.awaitTask("first", RunState.RUNNING);
        schedule = schedule.restarted(hourly("schedule.retries=0").dag());

        RunView run = schedule.awaitState(RunState.SUCCESS);
        assertThat(TestSchedule.task(run, "first").tries())
                .extracting(TryView::state)
                .containsExactly(
                        RunState.CUT_OFF, RunState.CUT_OFF, RunState.CUT_OFF, RunState.CUT_OFF, RunState.SUCCESS);
    }

    @Test
    void aWaitForTheNextTryGoesOnAfterARestart() {
        TestDag failing = hourly("schedule.retry-delay=5m", "schedule.max-retry-delay=5m")
                .on("first", context -> {
                    throw TaskFailed.forNow("Not yet", null);
                });
        start(failing);
        Instant next =
                schedule.awaitTask("first", RunState.UP_FOR_RETRY).nextTryAt().orElseThrow();

        TestDag better = hourly();
        schedule = schedule.restarted(better.dag());
        schedule.awaitTask("first", RunState.UP_FOR_RETRY);
        assertThat(better.executed()).isEmpty();
        await().until(() -> schedule.newest().state() == RunState.RUNNING);
        clock.jump(Duration.between(clock.instant(), next));

        schedule.awaitState(RunState.SUCCESS);
    }

    @Test
    void aLogIsFollowedFromItsFirstLineToItsLast() {
        CountDownLatch release = new CountDownLatch(1);
        start(hourly().on("second", context -> {
            context.log("One");
            release.await();
            context.log("Two");
        }));
        schedule.awaitTask("second", RunState.RUNNING);
        List<String> lines = new CopyOnWriteArrayList<>();
        CountDownLatch end = new CountDownLatch(1);

        schedule.scheduler().followLog(TestDag.ID, RUN, "second", OptionalInt.empty(), lines::add, end::countDown);

        await().until(() -> lines.size() == 1);
        release.countDown();
        await().until(() -> end.getCount() == 0);
        assertThat(lines).containsExactly("2026-01-02T04:04:05Z One", "2026-01-02T04:04:05Z Two");
    }

    @Test
    void aFollowerThatLeavesHearsNothingMore() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        start(hourly().on("second", context -> {
            context.log("One");
            release.await();
            context.log("Two");
        }));
        schedule.awaitTask("second", RunState.RUNNING);
        List<String> lines = new CopyOnWriteArrayList<>();
        AutoCloseable following = schedule.scheduler()
                .followLog(TestDag.ID, RUN, "second", OptionalInt.of(1), lines::add, () -> lines.add("end"));
        await().until(() -> lines.size() == 1);

        following.close();
        await().during(Duration.ofMillis(50)).until(() -> lines.size() == 1);
        release.countDown();
        schedule.awaitState(RunState.SUCCESS);

        assertThat(lines).hasSize(1);
    }

    private String log(int number) {
        return schedule.scheduler().log(TestDag.ID, RUN, "second", number);
    }
}
