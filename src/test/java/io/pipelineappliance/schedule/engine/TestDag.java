package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The DAG {@code first -> second -> third}, whose tasks do what a test says. */
final class TestDag {
    static final String ID = "numbers";

    private final Map<String, TaskBody> bodies = new ConcurrentHashMap<>();
    private final List<String> executed = new ArrayList<>();
    private final ApplianceConfig config;

    private TestDag(ApplianceConfig config) {
        this.config = config;
    }

    /** With these {@code key=value} pairs of the configuration. */
    static TestDag with(String... settings) {
        return new TestDag(LoadedDefaults.with(settings));
    }

    static String webhook(URI url) {
        return "schedule.alert-webhook=" + url;
    }

    TestDag on(String task, TaskBody body) {
        bodies.put(task, body);
        return this;
    }

    /** What was executed, like {@code first 2026-01-02T03:04:00Z}. */
    synchronized List<String> executed() {
        return List.copyOf(executed);
    }

    Dag dag() {
        return new Dag(
                ID,
                "Counts",
                Schedule.of(config.schedule(), config.fetch().interval()),
                config.schedule(),
                TestSchedule.json("{'type':'object','properties':{'count':{'type':'integer','minimum':1}},"
                        + "'additionalProperties':false}"),
                List.of(task("first", List.of()), task("second", List.of("first")), task("third", List.of("second"))));
    }

    private Task task(String id, List<String> after) {
        return new Task(
                id,
                after,
                context -> execute(id, context),
                RetryPolicy.of(config.schedule()),
                config.schedule().taskTimeLimit(),
                id.equals("third"));
    }

    private void execute(String id, TaskContext context) throws TaskFailed, InterruptedException {
        synchronized (this) {
            executed.add(id + " " + context.interval().start());
        }
        bodies.getOrDefault(id, nothing -> {}).execute(context);
    }
}
