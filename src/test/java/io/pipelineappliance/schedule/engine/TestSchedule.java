package io.pipelineappliance.schedule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TaskView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A scheduler with one DAG, on a clock that the test moves. */
public final class TestSchedule implements AutoCloseable {
    private final Path directory;
    private final Dag dag;
    private final TestClock clock;
    private final FakeClaims claims;
    private final String appliance;
    private final FakeLeadership leadership;
    private final Scheduler scheduler;

    private TestSchedule(
            Path directory, Dag dag, TestClock clock, FakeClaims claims, String appliance, FakeLeadership leadership) {
        this.directory = directory;
        this.dag = dag;
        this.clock = clock;
        this.claims = claims;
        this.appliance = appliance;
        this.leadership = leadership;
        this.scheduler =
                new Scheduler(directory, List.of(dag), leadership, claims.of(appliance), clock, new SharedTimer(clock));
    }

    /** A timer that outlives the schedulers which use it one after the other. */
    private record SharedTimer(TestClock clock) implements Timer {
        @Override
        public Runnable at(Instant moment, Runnable task) {
            return clock.at(moment, task);
        }

        @Override
        public void close() {
            // The clock goes on without this scheduler.
        }
    }

    /** One that runs and leads. */
    public static TestSchedule started(Path directory, Dag dag, TestClock clock) {
        return started(directory, dag, clock, new FakeClaims(), "me", new FakeLeadership(true));
    }

    /** One that runs. */
    public static TestSchedule started(
            Path directory, Dag dag, TestClock clock, FakeClaims claims, String appliance, FakeLeadership leadership) {
        TestSchedule started = new TestSchedule(directory, dag, clock, claims, appliance, leadership);
        started.scheduler.start();
        return started;
    }

    /** What starts after this one was closed, perhaps with another DAG. */
    public TestSchedule restarted(Dag next) {
        scheduler.close();
        return started(directory, next, clock, claims, appliance, leadership);
    }

    /** What starts on the files as they are at this moment, which is what {@code kill -9} leaves. */
    public TestSchedule restartedAfterKill(Path copy, Dag next) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return started(copy, next, clock, claims, appliance, leadership);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public FakeLeadership leadership() {
        return leadership;
    }

    /** All runs, the oldest interval first. */
    public List<RunView> runs() {
        List<RunView> runs = new ArrayList<>(
                scheduler.runs(dag.id(), RunFilter.ALL, 0, 10_000).runs());
        Collections.reverse(runs);
        return runs;
    }

    /** Waits until there are so many runs, and all of them have ended. */
    public List<RunView> awaitEnded(int count) {
        await(count + " ended runs")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(runs())
                        .hasSize(count)
                        .allMatch(run -> run.state().isFinal()));
        return runs();
    }

    /** Waits until the newest run is that far. */
    public RunView awaitState(RunState state) {
        await(state.name())
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !runs().isEmpty() && newest().state() == state);
        return newest();
    }

    /** Waits until a task of the newest run is that far. */
    public TaskView awaitTask(String task, RunState state) {
        await(task + " " + state)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !runs().isEmpty() && task(newest(), task).state() == state);
        return task(newest(), task);
    }

    public RunView newest() {
        return runs().get(runs().size() - 1);
    }

    public static TaskView task(RunView run, String id) {
        return run.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The log of the last try of a task of the newest run. */
    public String log(String task) {
        return scheduler.log(
                dag.id(), newest().id(), task, task(newest(), task).tries().size());
    }

    /** Lets time pass; each run that becomes due is run to its end, or to its wait for the next try. */
    public void advance(Duration by) {
        clock.advance(by, this::settle);
    }

    /** Waits until the newest interval has its run, and no run goes on by itself while the clock stands. */
    public void settle() {
        await("settled")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> open().allMatch(TestSchedule::waitsForTheClock)
                        && (hasRunOfNewestInterval() || open().findAny().isPresent()));
    }

    private boolean hasRunOfNewestInterval() {
        return dag.schedule()
                .atOrBefore(clock.instant())
                .filter(end -> scheduler.runs(dag.id(), RunFilter.ALL, 0, 20).runs().stream()
                        .anyMatch(run -> run.interval().end().equals(end)))
                .isPresent();
    }

    private Stream<RunView> open() {
        RunFilter open =
                new RunFilter(Set.of(RunState.QUEUED, RunState.RUNNING), Set.of(), Optional.empty(), Optional.empty());
        return scheduler.runs(dag.id(), open, 0, 1000).runs().stream();
    }

    private static boolean waitsForTheClock(RunView run) {
        return run.tasks().stream().anyMatch(task -> task.nextTryAt().isPresent());
    }

    /** Reads JSON written with single quotes. */
    public static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
