package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.store.StoredRun;
import io.pipelineappliance.schedule.store.StoredTask;
import io.pipelineappliance.schedule.store.TryKey;
import io.pipelineappliance.schedule.store.TryStore.TaskEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what the end of an earlier process has cut off, and has it go on. A try that was cut off counts as a try: a task that ends the
 * process each time must not do so for ever.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final String CUT_OFF = "The appliance ended in the middle of the try";

    private final Workshop workshop;
    private final Dag dag;

    Recovery(Workshop workshop, Dag dag) {
        this.workshop = workshop;
        this.dag = dag;
    }

    /** Returns once no run is shown as running; to be called while none is. */
    void recover() {
        List<TryKey> cutOff = workshop.store().tries().underWay();
        for (StoredRun run : workshop.store().runs().inState(dag.id(), RunState.RUNNING)) {
            cutOff.stream().filter(key -> key.run() == run.number()).forEach(this::endTry);
            goOn(run);
        }
    }

    private void endTry(TryKey key) {
        Task task = dag.tasks().stream()
                .filter(candidate -> candidate.id().equals(key.task()))
                .findFirst()
                .orElseThrow();
        int failures = stored(key.run(), key.task()).failures() + 1;
        boolean again = task.endless() || failures < task.retries().tries();
        TaskEnd left = new TaskEnd(again ? RunState.QUEUED : RunState.FAILED, Optional.empty(), !task.endless());
        Instant lastSign = workshop.store().tries().lastSignOf(key);
        workshop.store().logs().add(key, workshop.clock().instant(), CUT_OFF);
        workshop.store().tries().end(key, RunState.CUT_OFF, lastSign, CUT_OFF, left);
    }

    private void goOn(StoredRun run) {
        for (StoredTask task : workshop.store().tries().tasks(run.number())) {
            if (task.state() == RunState.FAILED) {
                List<String> following = dag.from(task.id());
                workshop.store()
                        .tries()
                        .mark(run.number(), following.subList(1, following.size()), RunState.UPSTREAM_FAILED);
                workshop.store()
                        .runs()
                        .end(
                                run.number(),
                                RunState.FAILED,
                                workshop.clock().instant(),
                                Optional.of(task.id() + " was cut off too often"));
                LOG.warn("Run {} of {} failed: {} was cut off too often", run.id(), dag.id(), task.id());
                return;
            }
            if (task.state() != RunState.SUCCESS) {
                workshop.store()
                        .runs()
                        .requeue(run.number(), "Cut off by the end of the appliance; it goes on with " + task.id());
                LOG.info("Run {} of {} was cut off and goes on with {}", run.id(), dag.id(), task.id());
                return;
            }
        }
        workshop.store()
                .runs()
                .end(run.number(), RunState.SUCCESS, workshop.clock().instant(), Optional.empty());
    }

    private StoredTask stored(long run, String task) {
        return workshop.store().tries().tasks(run).stream()
                .filter(candidate -> candidate.id().equals(task))
                .findFirst()
                .orElseThrow();
    }
}
