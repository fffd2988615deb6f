package io.pipelineappliance.schedule.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.schedule.BackfillOrder;
import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.RefusedOrder;
import io.pipelineappliance.schedule.RefusedOrder.Reason;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.TriggerKind;
import io.pipelineappliance.schedule.store.NewRun;
import io.pipelineappliance.schedule.store.StoredRun;
import io.pipelineappliance.schedule.store.StoredTask;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What somebody wants of one DAG. */
final class Orders {
    private final Workshop workshop;
    private final DagEngine engine;
    private final Dag dag;
    private final Parameters parameters;

    Orders(Workshop workshop, DagEngine engine) {
        this.workshop = workshop;
        this.engine = engine;
        this.dag = engine.dag();
        this.parameters = new Parameters(dag);
    }

    StoredRun trigger(JsonNode given) {
        requireLeadership();
        String checked = parameters.checked(given);
        Instant now = workshop.clock().instant();
        Instant start = dag.schedule().atOrBefore(now).orElse(now);
        NewRun run = newRun("manual__" + now, new DataInterval(start, now), TriggerKind.MANUAL, checked, now);
        StoredRun stored = workshop.store().runs().create(List.of(run)).get(0);
        look();
        return stored;
    }

    void pause(boolean paused) {
        requireLeadership();
        workshop.store().dags().pause(dag.id(), paused);
        look();
    }

    List<StoredRun> backfill(BackfillOrder order) {
        requireLeadership();
        String checked = parameters.checked(order.parameters());
        Instant now = workshop.clock().instant();
        List<NewRun> runs = new Backfill(dag, order, now)
                .intervals().stream()
                        .flatMap(interval -> toRun(interval, order.again()).stream()
                                .map(trigger -> newRun(
                                        trigger.name().toLowerCase(Locale.ROOT) + "__" + interval.start(),
                                        interval,
                                        trigger,
                                        checked,
                                        now)))
                        .toList();
        List<StoredRun> stored = workshop.store().runs().create(runs);
        look();
        return stored;
    }

    /** Whether an interval of the past is to be run, and as what. */
    private Optional<TriggerKind> toRun(DataInterval interval, boolean again) {
        List<RunState> earlier = workshop.store().runs().ofInterval(dag.id(), interval).stream()
                .map(StoredRun::state)
                .toList();
        boolean comes = earlier.stream().anyMatch(state -> !state.isFinal());
        boolean succeeded = earlier.contains(RunState.SUCCESS);
        if (comes || succeeded && !again) {
            return Optional.empty();
        }
        return Optional.of(earlier.isEmpty() || succeeded ? TriggerKind.BACKFILL : TriggerKind.RETRY);
    }

    void clear(StoredRun run, Optional<String> task) {
        requireLeadership();
        if (!run.state().isFinal()) {
            throw new RefusedOrder(
                    Reason.CONFLICT, "The run " + run.id() + " has not ended; stop it first, or wait for its end.");
        }
        List<String> cleared = task.map(dag::from).orElseGet(dag::taskIds);
        task.ifPresent(first -> requireSuccessBefore(run, first));
        String note = "Cleared from " + cleared.get(0) + " on by hand at "
                + workshop.clock().instant();
        workshop.store().tries().clear(run.number(), cleared, note);
        look();
    }

    private void requireSuccessBefore(StoredRun run, String task) {
        Map<String, StoredTask> tasks = workshop.store().tries().tasks(run.number()).stream()
                .collect(Collectors.toMap(StoredTask::id, Function.identity()));
        for (String earlier : dag.before(task)) {
            if (tasks.get(earlier).state() != RunState.SUCCESS) {
                throw new RefusedOrder(
                        Reason.CONFLICT,
                        "The task " + task + " of the run " + run.id() + " needs " + earlier
                                + ", which has not succeeded; clear the run from " + earlier + ".");
            }
        }
    }

    void stop(StoredRun run) {
        requireLeadership();
        if (run.state().isFinal()) {
            throw new RefusedOrder(Reason.CONFLICT, "The run " + run.id() + " has ended already: " + run.state() + ".");
        }
        engine.stop(run);
    }

    private NewRun newRun(
            String id, DataInterval interval, TriggerKind trigger, String checkedParameters, Instant now) {
        return new NewRun(
                dag.id(), id, interval, trigger, checkedParameters, true, now, Optional.empty(), dag.taskIds());
    }

    private void look() {
        workshop.changes().beat();
        engine.look();
    }

    private void requireLeadership() {
        if (!engine.leads()) {
            throw new RefusedOrder(
                    Reason.NOT_LEADER,
                    "This appliance does not lead, so it runs nothing: another one on its ZooKeeper does, or ZooKeeper"
                            + " does not answer; give the order to the one that leads.");
        }
    }
}
