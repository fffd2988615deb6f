package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.engine.Interruption.Cause;
import io.pipelineappliance.schedule.store.StoredRun;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one DAG: whenever something may have changed it looks at what is due, and begins what may begin. What it decides by is in the
 * store; only the runs under way are here.
 */
final class DagEngine {
    private static final Logger LOG = LoggerFactory.getLogger(DagEngine.class);
    private static final int RUNS_BETWEEN_CLEANINGS = 20;

    private final Workshop workshop;
    private final Dag dag;
    private final Leadership leadership;
    private final ScheduledRuns scheduled;
    private final Alerts alerts;
    private final Retention retention;
    private final Executor threads;
    private final Map<Long, RunExecution> active = new LinkedHashMap<>();
    private Runnable undoTimer = () -> {};
    private Optional<String> failure = Optional.empty();
    private boolean hasAbandonedRuns;
    private boolean open;
    private int ended;

    DagEngine(
            Workshop workshop,
            Dag dag,
            Leadership leadership,
            IntervalClaims claims,
            Alerts alerts,
            Executor threads,
            Executor claimThread) {
        this.workshop = workshop;
        this.dag = dag;
        this.leadership = leadership;
        this.alerts = alerts;
        this.retention = new Retention(workshop, dag);
        this.threads = threads;
        this.scheduled = new ScheduledRuns(workshop, dag, claims, alerts, claimThread, this::look);
    }

    Dag dag() {
        return dag;
    }

    Alerts alerts() {
        return alerts;
    }

    synchronized void open() {
        workshop.store().dags().know(dag.id());
        new Recovery(workshop, dag).recover();
        open = true;
        look();
    }

    boolean leads() {
        return leadership.held();
    }

    /** Why it cannot go on, if it cannot. */
    synchronized Optional<String> failure() {
        return failure;
    }

    /** Begins what may begin, and comes back when the next run is due. */
    synchronized void look() {
        if (!open) {
            return;
        }
        try {
            if (hasAbandonedRuns && active.isEmpty()) {
                new Recovery(workshop, dag).recover();
                hasAbandonedRuns = false;
            }
            if (leads()) {
                scheduled.look(active.size());
                beginQueued();
                alerts.look(scheduled.due(), active.values(), workshop.clock().instant());
            }
            failure = Optional.empty();
        } catch (RuntimeException e) {
            failed(e);
        }
        setTimer();
    }

    private void beginQueued() {
        int most = dag.policy().maxActiveRuns();
        for (StoredRun run : workshop.store().runs().queued(dag.id(), most)) {
            if (active.size() < most && !active.containsKey(run.number())) {
                begin(run);
            }
        }
    }

    private void begin(StoredRun run) {
        Instant now = workshop.clock().instant();
        alerts.began(run, now);
        RunExecution execution = new RunExecution(workshop, dag, run, now);
        active.put(run.number(), execution);
        threads.execute(() -> execute(execution));
    }

    private void execute(RunExecution execution) {
        try {
            execution.execute();
            ended(execution);
        } catch (RuntimeException e) {
            abandoned(execution, e);
        }
        workshop.changes().beat();
    }

    private synchronized void ended(RunExecution execution) {
        active.remove(execution.run().number());
        StoredRun run = workshop.store().runs().byNumber(execution.run().number());
        if (run.state().isFinal()) {
            LOG.info("Run {} of {}: {}", run.id(), dag.id(), outcome(run));
            alerts.ended(run);
        }
        if (ended++ % RUNS_BETWEEN_CLEANINGS == 0) {
            retention.clean();
        }
        look();
    }

    private static String outcome(StoredRun run) {
        return run.state() == RunState.SUCCESS
                ? "success"
                : run.note().orElse(run.state().name());
    }

    /** The store failed in the middle of a run: what it holds of the run is as if the appliance had ended there. */
    private synchronized void abandoned(RunExecution execution, RuntimeException cause) {
        active.remove(execution.run().number());
        if (open) {
            hasAbandonedRuns = true;
            failed(cause);
            setTimer();
        }
    }

    private void failed(RuntimeException cause) {
        failure = Optional.of(String.valueOf(cause.getMessage()));
        LOG.error("The schedule of {} cannot go on", dag.id(), cause);
    }

    private void setTimer() {
        Instant now = workshop.clock().instant();
        Optional<Instant> next = Stream.of(
                        scheduled.nextTick(now),
                        alerts.nextLook(scheduled.due(), active.values(), now),
                        failure.map(sentence -> now.plusSeconds(5)))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        Runnable undoLast = undoTimer;
        undoTimer = next.map(moment -> workshop.timer().at(moment.plusMillis(1), this::look))
                .orElse(() -> {});
        undoLast.run();
    }

    /** When the next scheduled run is due; empty when none is. */
    Optional<Instant> nextRunAt() {
        return leads() && !scheduled.paused()
                ? scheduled.nextTick(workshop.clock().instant())
                : Optional.empty();
    }

    /** Stops a run, or has it end soon. */
    synchronized void stop(StoredRun run) {
        RunExecution execution = active.get(run.number());
        if (execution != null) {
            execution.end(Cause.STOP);
            return;
        }
        if (workshop.store().runs().byNumber(run.number()).state().isFinal()) {
            return;
        }
        List<String> open = workshop.store().tries().tasks(run.number()).stream()
                .filter(task -> task.state() != RunState.SUCCESS)
                .map(task -> task.id())
                .toList();
        workshop.store().tries().mark(run.number(), open, RunState.STOPPED);
        workshop.store()
                .runs()
                .end(
                        run.number(),
                        RunState.STOPPED,
                        workshop.clock().instant(),
                        Optional.of("Stopped by hand before its turn"));
        workshop.changes().beat();
    }

    synchronized Collection<RunExecution> close() {
        open = false;
        undoTimer.run();
        active.values().forEach(execution -> execution.end(Cause.CLOSE));
        return List.copyOf(active.values());
    }
}
