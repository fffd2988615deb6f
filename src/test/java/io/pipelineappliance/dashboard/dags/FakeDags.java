package io.pipelineappliance.dashboard.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.BackfillOrder;
import io.pipelineappliance.schedule.DagView;
import io.pipelineappliance.schedule.DagView.TaskOfDag;
import io.pipelineappliance.schedule.Dags;
import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.DayView;
import io.pipelineappliance.schedule.RefusedOrder;
import io.pipelineappliance.schedule.RefusedOrder.Reason;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunPage;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.TriggerKind;
import io.pipelineappliance.schedule.TryView;
import io.pipelineappliance.schedule.UnknownDag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A schedule in memory, of one DAG {@code users_created} with hourly intervals. Its runs end when a test says so. */
public final class FakeDags implements Dags {
    /** The DAG. */
    public static final String DAG = "users_created";

    /** The moment that counts as now. */
    public static final Instant NOW = Instant.parse("2026-01-31T10:30:00Z");

    private static final List<String> TASKS = List.of("fetch", "validate", "publish");
    private static final String SCHEMA = """
            {"type":"object","additionalProperties":false,"properties":{
              "results":{"type":"integer","minimum":1,"maximum":5000,"description":"Users of each page"},
              "seed":{"type":"string"},
              "nat":{"type":"array","items":{"type":"string"}}}}""";

    private final List<RunView> runs = new ArrayList<>();
    private final List<AlertView> alerts = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();
    private final List<Consumer<String>> followers = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();
    private boolean paused;
    private boolean leader = true;

    /** One that has run all day, not always well; for looking at the page. */
    public static FakeDags ofADay() {
        FakeDags dags = new FakeDags();
        for (int hour = 24; hour > 0; hour--) {
            dags.scheduled(hour, hour % 7 == 0 ? RunState.FAILED : RunState.SUCCESS);
        }
        dags.alert(AlertView.Kind.MISSED, "2 intervals passed without a run, since the machine slept.");
        return dags;
    }

    /** Another appliance leads from now on. */
    public synchronized void loseLeadership() {
        leader = false;
    }

    /** Raises an alert. */
    public synchronized void alert(AlertView.Kind kind, String sentence) {
        alerts.add(new AlertView(DAG, kind, sentence, NOW, Optional.empty()));
    }

    /** Adds a scheduled run of the interval that starts so many hours before {@link #NOW}'s hour. */
    public synchronized RunView scheduled(int hoursAgo, RunState state) {
        return add(interval(hoursAgo), TriggerKind.SCHEDULED, state, JsonNodeFactory.instance.objectNode());
    }

    /** Ends a run. */
    public synchronized void end(String run, RunState state) {
        RunView old = run(DAG, run);
        runs.set(runs.indexOf(old), run(old.id(), old.interval(), old.trigger(), state, old.parameters()));
        notifyAll();
    }

    /** Writes a line into the one log that all tries share. */
    public void write(String line) {
        List<Consumer<String>> now;
        synchronized (this) {
            log.append(line).append('\n');
            now = List.copyOf(followers);
        }
        now.forEach(follower -> follower.accept(line));
    }

    /** Ends that log. */
    public void endLog() {
        List<Runnable> now;
        synchronized (this) {
            now = List.copyOf(ends);
        }
        now.forEach(Runnable::run);
    }

    /** How many follow that log. */
    public synchronized int followers() {
        return followers.size();
    }

    @Override
    public List<DagView> list() {
        return List.of(dag(DAG));
    }

    @Override
    public synchronized DagView dag(String dag) {
        known(dag);
        Map<RunState, Long> byState =
                runs.stream().collect(Collectors.groupingBy(RunView::state, Collectors.counting()));
        return new DagView(
                DAG,
                "Fetches people.",
                "every 1h",
                paused,
                leader,
                false,
                1,
                paused ? Optional.empty() : Optional.of(Instant.parse("2026-01-31T11:00:00Z")),
                List.of(
                        new TaskOfDag("fetch", List.of()),
                        new TaskOfDag("validate", List.of("fetch")),
                        new TaskOfDag("publish", List.of("validate"))),
                json(SCHEMA),
                newestFirst().stream().findFirst(),
                byState,
                List.copyOf(alerts));
    }

    @Override
    public synchronized RunPage runs(String dag, RunFilter filter, int offset, int limit) {
        known(dag);
        List<RunView> fitting = newestFirst().stream()
                .filter(run -> filter.states().isEmpty() || filter.states().contains(run.state()))
                .filter(run -> filter.triggers().isEmpty() || filter.triggers().contains(run.trigger()))
                .filter(run -> filter.from()
                        .filter(from -> run.interval().start().isBefore(from))
                        .isEmpty())
                .filter(run -> filter.to()
                        .filter(to -> !run.interval().start().isBefore(to))
                        .isEmpty())
                .toList();
        return new RunPage(fitting.stream().skip(offset).limit(limit).toList(), fitting.size());
    }

    @Override
    public synchronized List<DayView> days(String dag, RunFilter filter, int limit) {
        Map<LocalDate, Map<RunState, Long>> days = runs(dag, filter, 0, Integer.MAX_VALUE).runs().stream()
                .collect(Collectors.groupingBy(
                        run -> LocalDate.ofInstant(run.interval().start(), ZoneOffset.UTC),
                        TreeMap::new,
                        Collectors.groupingBy(RunView::state, Collectors.counting())));
        List<DayView> all = days.entrySet().stream()
                .map(day -> new DayView(day.getKey(), day.getValue()))
                .toList();
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public synchronized RunView run(String dag, String run) {
        known(dag);
        return runs.stream()
                .filter(candidate -> candidate.id().equals(run))
                .findFirst()
                .orElseThrow(() -> new UnknownDag("DAG '%s' has no run '%s'.".formatted(dag, run)));
    }

    @Override
    public synchronized String log(String dag, String run, String task, int tryNumber) {
        run(dag, run);
        return log.toString();
    }

    @Override
    public synchronized AutoCloseable followLog(
            String dag, String run, String task, OptionalInt tryNumber, Consumer<String> line, Runnable end) {
        run(dag, run);
        log.toString().lines().forEach(line);
        followers.add(line);
        ends.add(end);
        return () -> unfollow(line, end);
    }

    private synchronized void unfollow(Consumer<String> line, Runnable end) {
        followers.remove(line);
        ends.remove(end);
    }

    @Override
    public synchronized RunView trigger(String dag, JsonNode parameters) {
        known(dag);
        requireLeadership();
        if (parameters.path("results").asInt(1) > 5000) {
            throw new RefusedOrder(
                    Reason.INVALID,
                    "The parameters do not fit the DAG users_created: results is 9000, but must be at most 5000.",
                    List.of("results is 9000, but must be at most 5000."));
        }
        return add(new DataInterval(NOW, NOW), TriggerKind.MANUAL, RunState.QUEUED, parameters);
    }

    @Override
    public synchronized DagView pause(String dag, boolean newPaused) {
        known(dag);
        requireLeadership();
        paused = newPaused;
        return dag(dag);
    }

    @Override
    public synchronized RunView clear(String dag, String run, Optional<String> task) {
        requireLeadership();
        RunView old = run(dag, run);
        if (task.isPresent() && !TASKS.contains(task.get())) {
            throw new UnknownDag(
                    "Run '%s' has no task '%s'; it has fetch, validate, publish.".formatted(run, task.get()));
        }
        if (!old.state().isFinal()) {
            throw new RefusedOrder(
                    Reason.CONFLICT, "Run '%s' has not ended; stop it before it is cleared.".formatted(run));
        }
        end(run, RunState.QUEUED);
        return run(dag, run);
    }

    @Override
    public synchronized RunView stop(String dag, String run) throws InterruptedException {
        requireLeadership();
        if (run(dag, run).state().isFinal()) {
            throw new RefusedOrder(Reason.CONFLICT, "Run '%s' has ended already.".formatted(run));
        }
        end(run, RunState.STOPPED);
        return run(dag, run);
    }

    @Override
    public synchronized List<RunView> backfill(String dag, BackfillOrder order) {
        known(dag);
        requireLeadership();
        if (order.count().isPresent() == order.from().isPresent()) {
            throw new RefusedOrder(Reason.INVALID, "A backfill needs either from or count.");
        }
        int count = order.count().orElse(1);
        List<RunView> made = new ArrayList<>();
        for (int hour = count; hour > 0; hour--) {
            made.add(add(interval(hour), TriggerKind.BACKFILL, RunState.QUEUED, order.parameters()));
        }
        return made;
    }

    @Override
    public synchronized RunView awaitRun(String dag, String run, Duration timeout) throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        while (!run(dag, run).state().isFinal() && System.nanoTime() < until) {
            wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        }
        return run(dag, run);
    }

    private static DataInterval interval(int hoursAgo) {
        Instant start = Instant.parse("2026-01-31T10:00:00Z").minus(Duration.ofHours(hoursAgo));
        return new DataInterval(start, start.plus(Duration.ofHours(1)));
    }

    private RunView add(DataInterval interval, TriggerKind trigger, RunState state, JsonNode parameters) {
        String id = "%s__%s%s"
                .formatted(
                        trigger.name().toLowerCase(Locale.ROOT),
                        interval.start(),
                        trigger == TriggerKind.MANUAL ? "_" + runs.size() : "");
        RunView run = run(id, interval, trigger, state, parameters);
        runs.add(run);
        return run;
    }

    private static RunView run(
            String id, DataInterval interval, TriggerKind trigger, RunState state, JsonNode parameters) {
        boolean begun = state != RunState.QUEUED;
        return new RunView(
                DAG,
                id,
                interval,
                trigger,
                state,
                parameters,
                interval.end(),
                begun ? Optional.of(interval.end()) : Optional.empty(),
                state.isFinal() ? Optional.of(interval.end().plusMillis(1_500)) : Optional.empty(),
                Optional.empty(),
                TASKS.stream().map(task -> task(task, state, interval.end())).toList());
    }

    private static TaskView task(String name, RunState state, Instant at) {
        if (state == RunState.QUEUED) {
            return new TaskView(name, state, Optional.empty(), List.of());
        }
        boolean failed = state == RunState.FAILED;
        return new TaskView(
                name,
                state,
                state == RunState.UP_FOR_RETRY ? Optional.of(at.plusSeconds(2)) : Optional.empty(),
                List.of(new TryView(
                        1,
                        state == RunState.UP_FOR_RETRY ? RunState.FAILED : state,
                        at,
                        state.isFinal() ? Optional.of(at.plusMillis(500)) : Optional.empty(),
                        Duration.ofMillis(500),
                        failed ? Optional.of("429 Too Many Requests, asks to wait 2 s.") : Optional.empty(),
                        Map.of("users fetched", "10"))));
    }

    private List<RunView> newestFirst() {
        return runs.stream()
                .sorted(Comparator.comparing((RunView run) -> run.interval().start())
                        .reversed())
                .toList();
    }

    private void requireLeadership() {
        if (!leader) {
            throw new RefusedOrder(
                    Reason.NOT_LEADER, "Another appliance leads (http://127.0.0.1:9031); give the order to it.");
        }
    }

    private static void known(String dag) {
        if (!dag.equals(DAG)) {
            throw new UnknownDag("There is no DAG '%s'; there is users_created.".formatted(dag));
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
