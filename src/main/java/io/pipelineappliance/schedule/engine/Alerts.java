package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.config.DurationText;
import io.pipelineappliance.config.ScheduleConfig;
import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.AlertView.Kind;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.TriggerKind;
import io.pipelineappliance.schedule.store.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the bounds of one DAG. An alert stays until a run has kept the bound again. */
final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final Duration MISSED_IS_SHOWN_FOR = Duration.ofHours(1);

    private final Workshop workshop;
    private final String dag;
    private final ScheduleConfig policy;
    private final Consumer<AlertView> webhook;
    private Instant lateSaidOf = Instant.MIN;
    private long longSaidOf = -1;

    Alerts(Workshop workshop, Dag dag, Consumer<AlertView> webhook) {
        this.workshop = workshop;
        this.dag = dag.id();
        this.policy = dag.policy();
        this.webhook = webhook;
    }

    List<AlertView> active() {
        return workshop.store().alerts().active(dag);
    }

    /** When to look again, should nothing happen until then. */
    Optional<Instant> nextLook(Optional<Instant> due, Collection<RunExecution> active, Instant now) {
        Stream<Instant> late = due.flatMap(moment -> policy.alertWhenLate().map(moment::plus)).stream();
        Stream<Instant> tooLong =
                active.stream().flatMap(run -> policy.alertWhenLonger().map(run.startedAt()::plus).stream());
        return Stream.concat(late, tooLong).filter(now::isBefore).min(Instant::compareTo);
    }

    /** @param due when a run was or will be due that has not begun */
    void look(Optional<Instant> due, Collection<RunExecution> active, Instant now) {
        due.ifPresent(moment -> checkLate(moment, now, Optional.empty()));
        active.forEach(run -> checkLong(run, now));
    }

    void began(StoredRun run, Instant at) {
        if (run.trigger() == TriggerKind.SCHEDULED && run.startedAt().isEmpty()) {
            if (policy.alertWhenLate()
                    .filter(bound -> at.isAfter(run.interval().end().plus(bound)))
                    .isPresent()) {
                checkLate(run.interval().end(), at, Optional.of(run.id()));
            } else {
                workshop.store().alerts().end(dag, Kind.LATE);
            }
        }
    }

    void ended(StoredRun run) {
        Instant endedAt = run.endedAt().orElseThrow();
        boolean quick = policy.alertWhenLonger()
                .flatMap(bound -> run.startedAt().map(start -> !endedAt.isAfter(start.plus(bound))))
                .orElse(true);
        if (quick) {
            workshop.store().alerts().end(dag, Kind.LONG);
        }
        if (run.state() == RunState.SUCCESS) {
            workshop.store().alerts().end(dag, Kind.FAILURES);
            endMissed(endedAt);
        } else if (run.state() == RunState.FAILED) {
            checkFailures(run);
        }
    }

    /** Intervals went by that nothing ran for. */
    void missed(DueInterval due, StoredRun run) {
        raise(
                Kind.MISSED,
                due.skippedText() + " passed without a run, since the appliance did not run or the machine slept;"
                        + " schedule.catch-up is off, and a backfill makes up for them",
                Optional.of(run.id()));
    }

    private void endMissed(Instant now) {
        boolean shownLongEnough = active().stream()
                .anyMatch(alert ->
                        alert.kind() == Kind.MISSED && now.isAfter(alert.since().plus(MISSED_IS_SHOWN_FOR)));
        if (shownLongEnough) {
            workshop.store().alerts().end(dag, Kind.MISSED);
        }
    }

    private void checkLate(Instant due, Instant now, Optional<String> run) {
        policy.alertWhenLate()
                .filter(bound -> now.isAfter(due.plus(bound)) && due.isAfter(lateSaidOf))
                .ifPresent(bound -> {
                    lateSaidOf = due;
                    raise(
                            Kind.LATE,
                            "The run that was due at " + due + (run.isPresent() ? " began " : " has not begun ")
                                    + "more than " + DurationText.format(bound) + " later (schedule.alert-when-late)",
                            run);
                });
    }

    private void checkLong(RunExecution execution, Instant now) {
        policy.alertWhenLonger()
                .filter(bound -> now.isAfter(execution.startedAt().plus(bound))
                        && execution.run().number() != longSaidOf)
                .ifPresent(bound -> {
                    longSaidOf = execution.run().number();
                    raise(
                            Kind.LONG,
                            "Run " + execution.run().id() + " takes longer than " + DurationText.format(bound)
                                    + " (schedule.alert-when-longer)",
                            Optional.of(execution.run().id()));
                });
    }

    private void checkFailures(StoredRun run) {
        int bound = policy.alertAfterFailures();
        List<RunState> outcomes = workshop.store().runs().lastOutcomes(dag, Math.max(1, bound));
        boolean raised = active().stream().anyMatch(alert -> alert.kind() == Kind.FAILURES);
        if (bound > 0 && !raised && outcomes.size() == bound && !outcomes.contains(RunState.SUCCESS)) {
            raise(
                    Kind.FAILURES,
                    bound + " runs in a row failed (schedule.alert-after-failures); the last one is " + run.id(),
                    Optional.of(run.id()));
        }
    }

    private void raise(Kind kind, String sentence, Optional<String> run) {
        AlertView alert = new AlertView(dag, kind, sentence, workshop.clock().instant(), run);
        LOG.warn("{}: {}", dag, sentence);
        workshop.store().alerts().raise(alert);
        webhook.accept(alert);
    }
}
