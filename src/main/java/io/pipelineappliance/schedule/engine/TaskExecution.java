package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.config.DurationText;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.engine.Interruption.Cause;
import io.pipelineappliance.schedule.store.StoredRun;
import io.pipelineappliance.schedule.store.StoredTask;
import io.pipelineappliance.schedule.store.TryKey;
import io.pipelineappliance.schedule.store.TryStore.TaskEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task of one run: its tries until it has ended, one after the other, and the waits between them. */
final class TaskExecution {
    private static final Logger LOG = LoggerFactory.getLogger(TaskExecution.class);

    private final Workshop workshop;
    private final StoredRun run;
    private final Task task;
    private final Interruption interruption;
    private final Map<String, Object> memory = new HashMap<>();

    TaskExecution(Workshop workshop, StoredRun run, Task task, Interruption interruption) {
        this.workshop = workshop;
        this.run = run;
        this.task = task;
        this.interruption = interruption;
    }

    /** @return SUCCESS, FAILED, STOPPED, or CUT_OFF when the appliance ends and the task is to go on at its next start */
    RunState execute() {
        RunState state = stored().state();
        while (state != RunState.SUCCESS && state != RunState.FAILED) {
            Optional<Cause> ended = awaitNextTry();
            if (ended.isPresent()) {
                return endedBetweenTries(ended.get());
            }
            state = tryOnce();
            if (state == RunState.STOPPED || state == RunState.CUT_OFF) {
                return state;
            }
        }
        return state;
    }

    private StoredTask stored() {
        return workshop.store().tries().tasks(run.number()).stream()
                .filter(candidate -> candidate.id().equals(task.id()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Cause> awaitNextTry() {
        Optional<Instant> nextTryAt = stored().nextTryAt();
        CountDownLatch due = new CountDownLatch(1);
        Runnable undo = nextTryAt
                .map(moment -> workshop.timer().at(moment, due::countDown))
                .orElse(() -> {});
        try {
            interruption.enter();
            if (nextTryAt.isPresent()) {
                due.await();
            }
            return Optional.empty();
        } catch (InterruptedException toEnd) {
            return interruption.cause();
        } finally {
            undo.run();
            interruption.leave();
        }
    }

    private RunState endedBetweenTries(Cause cause) {
        if (cause == Cause.CLOSE) {
            return RunState.CUT_OFF;
        }
        workshop.store().tries().mark(run.number(), List.of(task.id()), RunState.STOPPED);
        return RunState.STOPPED;
    }

    private RunState tryOnce() {
        StoredTask before = stored();
        TryKey key = new TryKey(run.number(), task.id(), before.tries() + 1);
        workshop.store().tries().begin(key, workshop.clock().instant());
        workshop.changes().beat();
        TryContext context = new TryContext(workshop, run, key, memory);
        try {
            Optional<TaskFailed> failure = attempt(context);
            return failure.isEmpty() ? succeeded(key, context) : ended(key, context, before, failure.get());
        } finally {
            workshop.changes().beat();
        }
    }

    private RunState succeeded(TryKey key, TryContext context) {
        workshop.store().tries().succeed(key, workshop.clock().instant(), context.output());
        return RunState.SUCCESS;
    }

    private Optional<TaskFailed> attempt(TryContext context) {
        Runnable undo = () -> {};
        try {
            int section = interruption.enter();
            Instant limit = workshop.clock().instant().plus(task.timeLimit());
            undo = workshop.timer().at(limit, () -> interruption.timeIsUp(section));
            task.body().execute(context);
            return Optional.empty();
        } catch (TaskFailed failed) {
            LOG.debug("{} of {} failed", task.id(), run.id(), failed);
            return Optional.of(failed);
        } catch (InterruptedException interrupted) {
            return Optional.of(TaskFailed.forNow("The try was interrupted", interrupted));
        } catch (RuntimeException | Error failure) {
            LOG.error("{} of {} failed unexpectedly", task.id(), run.id(), failure);
            return Optional.of(TaskFailed.forNow(
                    "The task failed unexpectedly: " + failure + "; the appliance's log has the details", failure));
        } finally {
            undo.run();
            interruption.leave();
        }
    }

    private RunState ended(TryKey key, TryContext context, StoredTask before, TaskFailed failure) {
        Optional<Cause> cause = interruption.cause();
        if (cause.isEmpty()) {
            return failed(key, context, before, failure, true);
        }
        return switch (cause.get()) {
            case STOP -> end(key, context, RunState.STOPPED, RunState.STOPPED, "Somebody stopped the run");
            case CLOSE ->
                end(
                        key,
                        context,
                        RunState.CUT_OFF,
                        RunState.QUEUED,
                        "The appliance was stopped; the task goes on when it runs again");
            case TIME_LIMIT ->
                failed(
                        key,
                        context,
                        before,
                        TaskFailed.forNow(
                                "The try took longer than schedule.task-time-limit, "
                                        + DurationText.format(task.timeLimit()),
                                failure),
                        !task.endless());
        };
    }

    private RunState end(TryKey key, TryContext context, RunState tryState, RunState taskState, String sentence) {
        context.log(sentence);
        TaskEnd left = new TaskEnd(taskState, Optional.empty(), false);
        workshop.store().tries().end(key, tryState, workshop.clock().instant(), sentence, left);
        return tryState;
    }

    private RunState failed(TryKey key, TryContext context, StoredTask before, TaskFailed failure, boolean counts) {
        int failures = before.failures() + (counts ? 1 : 0);
        Instant now = workshop.clock().instant();
        String sentence = String.valueOf(failure.getMessage());
        boolean again = failure.worthAnotherTry() && failures < task.retries().tries();
        TaskEnd left = again
                ? new TaskEnd(RunState.UP_FOR_RETRY, Optional.of(nextTryAt(now, failures, failure, counts)), counts)
                : new TaskEnd(RunState.FAILED, Optional.empty(), counts);
        context.log(sentence
                + left.nextTryAt()
                        .map(at -> "; next try in " + seconds(now, at))
                        .orElse("; there is no further try"));
        workshop.store().tries().end(key, RunState.FAILED, now, sentence, left);
        return left.state();
    }

    private Instant nextTryAt(Instant now, int failures, TaskFailed failure, boolean counts) {
        Instant own = counts ? now.plus(task.retries().after(failures)) : now;
        return failure.notBefore().filter(own::isBefore).orElse(own);
    }

    private static String seconds(Instant from, Instant to) {
        double seconds = Duration.between(from, to).toMillis() / 1000.0;
        return seconds == Math.rint(seconds)
                ? Math.round(seconds) + " s"
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
