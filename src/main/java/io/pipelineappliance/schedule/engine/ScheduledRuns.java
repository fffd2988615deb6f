package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.TriggerKind;
import io.pipelineappliance.schedule.store.NewRun;
import io.pipelineappliance.schedule.store.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the scheduled runs of one DAG. A run is stored first and its interval is claimed then, so that a crash between the two leaves a
 * run that claims again, and no interval that nobody runs. ZooKeeper is asked on a thread of its own, one interval at a time.
 */
final class ScheduledRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledRuns.class);
    private static final Duration CLAIM_AGAIN = Duration.ofSeconds(1);

    /** A gap that is shorter comes from a machine that is busy. */
    private static final Duration SHORTEST_GAP = Duration.ofSeconds(2);

    private final Workshop workshop;
    private final Dag dag;
    private final IntervalClaims claims;
    private final Alerts alerts;
    private final Executor claimThread;
    private final Runnable look;
    private Optional<Instant> due = Optional.empty();
    private boolean claiming;
    private boolean wasHeldUp;
    private boolean wasPaused;

    /** @param look to be called when there may be something to do */
    ScheduledRuns(
            Workshop workshop, Dag dag, IntervalClaims claims, Alerts alerts, Executor claimThread, Runnable look) {
        this.workshop = workshop;
        this.dag = dag;
        this.claims = claims;
        this.alerts = alerts;
        this.claimThread = claimThread;
        this.look = look;
    }

    /** When an interval was due that has no run yet, if there is one. */
    synchronized Optional<Instant> due() {
        return due;
    }

    boolean paused() {
        return workshop.store().dags().paused(dag.id());
    }

    /** The next moment at which a run is due. */
    Optional<Instant> nextTick(Instant now) {
        Instant start = dag.policy().startsAt().filter(now::isBefore).orElse(now);
        return dag.schedule().after(start);
    }

    /** Has the next run made if one is due and may begin. */
    synchronized void look(int activeRuns) {
        if (claiming) {
            return;
        }
        boolean paused = paused();
        Instant now = workshop.clock().instant();
        Optional<Instant> cursor = workshop.store().dags().cursor(dag.id());
        due = cursor.flatMap(moment -> DueInterval.at(dag, moment, now))
                .map(interval -> interval.interval().end())
                .filter(moment -> !paused);
        boolean unclaimed = !workshop.store().runs().unclaimed(dag.id()).isEmpty();
        boolean isDue = unclaimed || due.isPresent() || cursor.isEmpty();
        boolean full =
                workshop.store().runs().openScheduled(dag.id()) >= dag.policy().maxActiveRuns();
        if (paused) {
            wasPaused = true;
        } else if (!unclaimed && full) {
            wasHeldUp |= due.isPresent();
        } else if (isDue) {
            claiming = true;
            claimThread.execute(this::claimNext);
        }
    }

    private void claimNext() {
        boolean answered = false;
        try {
            Optional<Instant> newest = claims.newest(dag.id());
            next(newest).ifPresent(this::claim);
            answered = true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("The next run of {} waits for ZooKeeper: {}", dag.id(), e.toString());
        }
        done(answered);
    }

    private void done(boolean answered) {
        synchronized (this) {
            claiming = false;
        }
        if (answered) {
            look.run();
        } else {
            workshop.timer().at(workshop.clock().instant().plus(CLAIM_AGAIN), look);
        }
    }

    /** The run whose interval is to be claimed: one that an earlier process has left, or a new one. */
    private Optional<Candidate> next(Optional<Instant> newest) {
        List<StoredRun> left = workshop.store().runs().unclaimed(dag.id());
        if (!left.isEmpty()) {
            return Optional.of(new Candidate(left.get(0), Optional.empty()));
        }
        newest.ifPresent(moment -> workshop.store().dags().moveTo(dag.id(), moment));
        Instant now = workshop.clock().instant();
        if (workshop.store().dags().cursor(dag.id()).isEmpty()) {
            workshop.store().dags().moveTo(dag.id(), DueInterval.firstCursor(dag, now));
        }
        Instant cursor = workshop.store().dags().cursor(dag.id()).orElseThrow();
        return DueInterval.at(dag, cursor, now).map(interval -> make(interval, now));
    }

    private Candidate make(DueInterval due, Instant now) {
        boolean gap = due.skipped() > 0 && !dag.policy().catchUp();
        boolean missed = gap && !wasPaused && !wasHeldUp && due.gap(now).compareTo(SHORTEST_GAP) > 0;
        Optional<String> note = gap ? Optional.of(due.skippedText() + reason(missed)) : Optional.empty();
        NewRun run = new NewRun(
                dag.id(),
                "scheduled__" + due.interval().start(),
                due.interval(),
                TriggerKind.SCHEDULED,
                "{}",
                false,
                now,
                note,
                dag.taskIds());
        StoredRun stored = workshop.store().runs().create(List.of(run)).get(0);
        return new Candidate(stored, missed ? Optional.of(due) : Optional.empty());
    }

    private String reason(boolean missed) {
        if (missed) {
            return " passed without a run, since the appliance did not run or the machine slept";
        }
        return wasPaused ? " passed while the DAG was paused" : " passed while the run before was under way";
    }

    private void claim(Candidate candidate) {
        StoredRun run = candidate.run();
        boolean ours;
        try {
            ours = claims.claim(dag.id(), run.interval());
        } catch (Exception e) {
            throw new IllegalStateException("the interval " + run.interval().start() + " could not be claimed", e);
        }
        if (ours) {
            workshop.store().runs().claimed(run);
            candidate.missed().ifPresent(due -> alerts.missed(due, run));
        } else {
            LOG.info("{} of {} is another appliance's", run.id(), dag.id());
            workshop.store().runs().delete(run);
        }
        synchronized (this) {
            wasHeldUp = false;
            wasPaused = false;
        }
    }

    /** @param missed what its interval leaves behind it without a run */
    private record Candidate(StoredRun run, Optional<DueInterval> missed) {}
}
