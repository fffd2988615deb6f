package io.pipelineappliance.schedule.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.BackfillOrder;
import io.pipelineappliance.schedule.DagView;
import io.pipelineappliance.schedule.Dags;
import io.pipelineappliance.schedule.DayView;
import io.pipelineappliance.schedule.RefusedOrder;
import io.pipelineappliance.schedule.RefusedOrder.Reason;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunPage;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.UnknownDag;
import io.pipelineappliance.schedule.store.ScheduleStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Runs DAGs on their schedules, and answers for them. */
public final class Scheduler implements Component, Dags {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final Path directory;
    private final List<Dag> dags;
    private final Leadership leadership;
    private final IntervalClaims claims;
    private final Clock clock;
    private final Timer timer;
    private final Map<String, OneDag> byId = new LinkedHashMap<>();
    private volatile Workshop workshop;
    private SchedulerThreads threads;

    /** All that there is to one DAG. */
    private record OneDag(DagEngine engine, Views views, Orders orders, Optional<Webhook> webhook) {}

    /**
     * @param directory where runs are kept; made when absent
     * @param timer on that clock; closed with the scheduler
     */
    public Scheduler(
            Path directory, List<Dag> dags, Leadership leadership, IntervalClaims claims, Clock clock, Timer timer) {
        this.directory = directory;
        this.dags = List.copyOf(dags);
        this.leadership = leadership;
        this.claims = claims;
        this.clock = clock;
        this.timer = timer;
    }

    /** Goes on where the last process ended, by a clean stop or not. */
    @Override
    public synchronized void start() {
        threads = new SchedulerThreads();
        Workshop opened = new Workshop(ScheduleStore.open(directory), clock, timer, new Pulse());
        for (Dag dag : dags) {
            byId.put(dag.id(), oneDag(opened, dag));
        }
        workshop = opened;
        for (OneDag dag : byId.values()) {
            dag.engine().open();
            leadership.onChange(() -> threads.runLater(dag.engine()::look));
        }
    }

    private OneDag oneDag(Workshop opened, Dag dag) {
        Optional<URI> url = dag.policy().alertWebhook();
        Optional<Webhook> webhook = url.map(Webhook::new);
        Consumer<AlertView> send = alert -> webhook.ifPresent(hook -> hook.accept(alert));
        DagEngine engine = new DagEngine(
                opened, dag, leadership, claims, new Alerts(opened, dag, send), threads.runs(), threads.claims());
        return new OneDag(engine, new Views(opened, engine), new Orders(opened, engine), webhook);
    }

    /** When the next scheduled run of a DAG is due; empty when none is, or there is no such DAG. Costs little. */
    public Optional<Instant> nextRunAt(String dag) {
        return workshop == null
                ? Optional.empty()
                : Optional.ofNullable(byId.get(dag))
                        .flatMap(known -> known.engine().nextRunAt());
    }

    @Override
    public List<DagView> list() {
        running();
        return byId.values().stream().map(dag -> dag.views().dag()).toList();
    }

    @Override
    public DagView dag(String dag) {
        return known(dag).views().dag();
    }

    @Override
    public RunPage runs(String dag, RunFilter filter, int offset, int limit) {
        return known(dag).views().runs(filter, offset, limit);
    }

    @Override
    public List<DayView> days(String dag, RunFilter filter, int limit) {
        return known(dag).views().days(filter, limit);
    }

    @Override
    public RunView run(String dag, String run) {
        return known(dag).views().run(run);
    }

    @Override
    public String log(String dag, String run, String task, int tryNumber) {
        Views views = known(dag).views();
        List<String> lines = running().store().logs().lines(views.tryOf(run, task, tryNumber), 0);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    @Override
    public AutoCloseable followLog(
            String dag, String run, String task, OptionalInt tryNumber, Consumer<String> line, Runnable end) {
        OneDag known = known(dag);
        known.engine().dag().requireTask(task);
        known.views().stored(run);
        tryNumber.ifPresent(number -> known.views().tryOf(run, task, number));
        return new LogFollower(running(), known.views(), run, task, tryNumber, line, end).start();
    }

    @Override
    public RunView trigger(String dag, JsonNode parameters) {
        OneDag known = known(dag);
        return known.views().view(known.orders().trigger(parameters));
    }

    @Override
    public DagView pause(String dag, boolean paused) {
        known(dag).orders().pause(paused);
        return dag(dag);
    }

    @Override
    public RunView clear(String dag, String run, Optional<String> task) {
        OneDag known = known(dag);
        known.orders().clear(known.views().stored(run), task);
        return run(dag, run);
    }

    @Override
    public RunView stop(String dag, String run) throws InterruptedException {
        OneDag known = known(dag);
        known.orders().stop(known.views().stored(run));
        return awaitRun(dag, run, STOP_WITHIN);
    }

    @Override
    public List<RunView> backfill(String dag, BackfillOrder order) {
        OneDag known = known(dag);
        return known.orders().backfill(order).stream().map(known.views()::view).toList();
    }

    @Override
    public RunView awaitRun(String dag, String run, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long seen = running().changes().beats();
            RunView view = run(dag, run);
            long left = deadline - System.nanoTime();
            if (view.state().isFinal() || left <= 0) {
                return view;
            }
            running().changes().awaitChange(seen, Duration.ofNanos(left));
        }
    }

    private Workshop running() {
        Workshop current = workshop;
        if (current == null) {
            throw new RefusedOrder(
                    Reason.CONFLICT, "The schedule does not run yet, or no more; try again in a moment.");
        }
        return current;
    }

    private OneDag known(String dag) {
        running();
        OneDag known = byId.get(dag);
        if (known == null) {
            throw new UnknownDag("There is no DAG " + dag + "; "
                    + (byId.isEmpty()
                            ? "there is none at all."
                            : "there is " + String.join(", ", byId.keySet()) + "."));
        }
        return known;
    }

    @Override
    public Health check() {
        if (workshop == null) {
            return Health.down("The schedule does not run");
        }
        return byId.values().stream()
                .flatMap(dag -> dag.engine().failure().stream())
                .findFirst()
                .map(Health::down)
                .orElseGet(Health::up);
    }

    /** Runs under way are interrupted, and go on at the next start. */
    @Override
    public synchronized void close() {
        Workshop closing = workshop;
        if (closing == null) {
            return;
        }
        byId.values().forEach(dag -> dag.engine().close());
        threads.close();
        workshop = null;
        byId.values().forEach(dag -> dag.webhook().ifPresent(Webhook::close));
        timer.close();
        closing.store().close();
    }
}
