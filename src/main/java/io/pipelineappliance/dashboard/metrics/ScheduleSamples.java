package io.pipelineappliance.dashboard.metrics;

import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.DagView;
import io.pipelineappliance.schedule.Dags;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The schedule as metrics. */
final class ScheduleSamples {
    private static final int RECENT_RUNS = 50;

    private final Samples samples;
    private final Dags dags;

    ScheduleSamples(Samples samples, Dags dags) {
        this.samples = samples;
        this.dags = dags;
    }

    void add() {
        Samples.Gauges runs = samples.gauges("runs", "Runs that the schedule knows, by state.");
        Samples.Gauges tries = samples.gauges(
                "recent_task_tries", "Tries of all tasks in the newest %d runs, by state.".formatted(RECENT_RUNS));
        Samples.Gauges paused = samples.gauges("dag_paused", "Whether the schedule of a DAG is paused.");
        List<DagView> all = dags.list();
        for (DagView dag : all) {
            for (RunState state : RunState.values()) {
                runs.add(dag.runsByState().getOrDefault(state, 0L), "dag", dag.id(), "state", state.name());
            }
            recentTries(dag.id()).forEach((state, count) -> tries.add(count, "dag", dag.id(), "state", state.name()));
            paused.add(dag.paused() ? 1 : 0, "dag", dag.id());
        }
        runs.end();
        tries.end();
        paused.end();
        addAlerts(all);
    }

    private void addAlerts(List<DagView> listed) {
        List<AlertView> all =
                listed.stream().flatMap(dag -> dag.alerts().stream()).toList();
        Samples.Gauges alerts = samples.gauges("alerts", "Alerts of the schedule that hold now, by kind.");
        for (AlertView.Kind kind : AlertView.Kind.values()) {
            alerts.add(all.stream().filter(alert -> alert.kind() == kind).count(), "kind", kind.name());
        }
        alerts.end();
    }

    private Map<RunState, Long> recentTries(String dag) {
        Map<RunState, Long> counts = new EnumMap<>(RunState.class);
        dags.runs(dag, RunFilter.ALL, 0, RECENT_RUNS).runs().stream()
                .flatMap(run -> run.tasks().stream())
                .flatMap(task -> task.tries().stream())
                .forEach(each -> counts.merge(each.state(), 1L, Long::sum));
        return counts;
    }
}
