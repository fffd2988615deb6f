package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.engine.Interruption.Cause;
import io.pipelineappliance.schedule.store.StoredRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run on one thread: the tasks that have not succeeded yet, one after the other. */
final class RunExecution {
    private final Workshop workshop;
    private final Dag dag;
    private final StoredRun run;
    private final Instant startedAt;
    private final Interruption interruption = new Interruption();

    RunExecution(Workshop workshop, Dag dag, StoredRun run, Instant startedAt) {
        this.workshop = workshop;
        this.dag = dag;
        this.run = run;
        this.startedAt = startedAt;
    }

    StoredRun run() {
        return run;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Returns once the run has ended, or is to go on at the next start. */
    void execute() {
        workshop.store().runs().begin(run.number(), startedAt);
        workshop.changes().beat();
        for (Task task : dag.tasks()) {
            RunState state = new TaskExecution(workshop, run, task, interruption).execute();
            if (state != RunState.SUCCESS) {
                endAt(task, state);
                return;
            }
        }
        end(RunState.SUCCESS, Optional.empty());
    }

    /** Has it end soon; {@link #execute()} returns when it has. */
    void end(Cause cause) {
        interruption.end(cause);
    }

    private void endAt(Task task, RunState state) {
        if (state == RunState.CUT_OFF) {
            workshop.store()
                    .runs()
                    .requeue(
                            run.number(),
                            "The appliance was stopped before " + task.id() + " had ended; it goes on there");
            return;
        }
        List<String> following = dag.from(task.id());
        workshop.store().tries().mark(run.number(), following.subList(1, following.size()), RunState.UPSTREAM_FAILED);
        end(state, Optional.of(task.id() + (state == RunState.FAILED ? " failed" : " was stopped by hand")));
    }

    private void end(RunState state, Optional<String> note) {
        workshop.store().runs().end(run.number(), state, workshop.clock().instant(), note);
    }
}
