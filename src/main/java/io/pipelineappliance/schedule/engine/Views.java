package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.DagView;
import io.pipelineappliance.schedule.DayView;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunPage;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.UnknownDag;
import io.pipelineappliance.schedule.store.StoredRun;
import io.pipelineappliance.schedule.store.TryKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in the store of one DAG, as others see it. */
final class Views {
    private final Workshop workshop;
    private final DagEngine engine;

    Views(Workshop workshop, DagEngine engine) {
        this.workshop = workshop;
        this.engine = engine;
    }

    DagView dag() {
        Dag dag = engine.dag();
        return new DagView(
                dag.id(),
                dag.description(),
                dag.schedule().text(),
                workshop.store().dags().paused(dag.id()),
                engine.leads(),
                dag.policy().catchUp(),
                dag.policy().maxActiveRuns(),
                engine.nextRunAt(),
                dag.graph(),
                dag.parametersSchema(),
                runs(RunFilter.ALL, 0, 1).runs().stream().findFirst(),
                workshop.store().runs().countByState(dag.id()),
                engine.alerts().active());
    }

    RunPage runs(RunFilter filter, int offset, int limit) {
        String dag = engine.dag().id();
        return new RunPage(
                views(workshop.store().runs().page(dag, filter, offset, limit)),
                workshop.store().runs().count(dag, filter));
    }

    List<DayView> days(RunFilter filter, int limit) {
        List<DayView> days = workshop.store().runs().countByDay(engine.dag().id(), filter).entrySet().stream()
                .map(day -> new DayView(day.getKey(), day.getValue()))
                .toList();
        return days.subList(Math.max(0, days.size() - limit), days.size());
    }

    StoredRun stored(String run) {
        String dag = engine.dag().id();
        return workshop.store()
                .runs()
                .find(dag, run)
                .orElseThrow(() -> new UnknownDag("The DAG " + dag + " has no run " + run
                        + "; it never had, or is no longer kept (schedule.keep-runs, schedule.keep-runs-for)."));
    }

    RunView run(String run) {
        return view(stored(run));
    }

    RunView view(StoredRun run) {
        return views(List.of(run)).get(0);
    }

    private List<RunView> views(List<StoredRun> runs) {
        Map<Long, List<TaskView>> tasks = workshop.store()
                .tries()
                .views(
                        runs.stream().map(StoredRun::number).toList(),
                        workshop.clock().instant());
        return runs.stream()
                .map(run -> view(run, tasks.getOrDefault(run.number(), List.of())))
                .toList();
    }

    private static RunView view(StoredRun run, List<TaskView> tasks) {
        return new RunView(
                run.dag(),
                run.id(),
                run.interval(),
                run.trigger(),
                run.state(),
                JsonObjects.parse(run.parameters()),
                run.queuedAt(),
                run.startedAt(),
                run.endedAt(),
                run.note(),
                tasks);
    }

    /** A try that there is. */
    TryKey tryOf(String run, String task, int number) {
        engine.dag().requireTask(task);
        int tries = tries(run, task);
        if (number < 1 || number > tries) {
            throw new UnknownDag(
                    "The task " + task + " of the run " + run + " has no try " + number + "; it has " + tries + ".");
        }
        return new TryKey(stored(run).number(), task, number);
    }

    /** How many tries there are of a task. */
    int tries(String run, String task) {
        return workshop.store().tries().tasks(stored(run).number()).stream()
                .filter(stored -> stored.id().equals(task))
                .findFirst()
                .orElseThrow()
                .tries();
    }

    /** The newest try of a task, if there is one yet. */
    Optional<TryKey> newestTry(String run, String task) {
        int tries = tries(run, task);
        return tries == 0
                ? Optional.empty()
                : Optional.of(new TryKey(stored(run).number(), task, tries));
    }
}
