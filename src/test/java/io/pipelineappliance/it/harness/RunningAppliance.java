package io.pipelineappliance.it.harness;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An appliance of the executable jar, in a process of its own, with addresses that stay the same over restarts. */
public final class RunningAppliance implements AutoCloseable {
    /** For a boot, on a machine that has other things to do. */
    public static final Duration BOOT_PATIENCE = Duration.ofMinutes(4);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(20);
    private static final String HOST = "127.0.0.1";

    private final Path directory;
    private final boolean temporary;
    private final Path report;
    private final Path javaHome;
    private final List<String> javaOptions;
    private final Map<String, String> settings;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final ApplianceApi api;
    private final PipelineTopic topic;
    private final PipelineTable table;
    private ApplianceProcess process;
    private int runs;

    /** How an appliance ended: its exit code, and how long that took from the request. */
    public record Ended(int exitCode, Duration after) {}

    RunningAppliance(
            Path directory,
            boolean temporary,
            Path report,
            Path javaHome,
            List<String> javaOptions,
            Map<String, String> settings,
            List<String> arguments,
            Map<String, String> environment,
            ClientAccess clients) {
        this.environment = environment;
        this.directory = directory;
        this.temporary = temporary;
        this.report = report;
        this.javaHome = javaHome;
        this.javaOptions = javaOptions;
        this.settings = new LinkedHashMap<>(settings);
        this.arguments = arguments;
        this.api = new ApplianceApi(URI.create("http://" + HOST + ":" + port("dashboard.port")));
        this.topic = new PipelineTopic(
                settings.getOrDefault("kafka.bootstrap-servers", HOST + ":" + port("kafka.port")), clients.kafka());
        this.table = new PipelineTable(
                settings.getOrDefault("cassandra.contact-points", HOST + ":" + port("cassandra.port")),
                clients.cassandra());
        launch();
    }

    /**
     * The way to make one.
     *
     * @param name names the directory under {@code target/it} that keeps its output and logs
     */
    public static ApplianceBuilder named(String name) {
        return new ApplianceBuilder(name);
    }

    private void launch() {
        runs++;
        List<String> command = new ArrayList<>(javaOptions);
        command.addAll(List.of("-jar", Workplace.jar().toString()));
        if (!arguments.contains("--ephemeral")) {
            command.addAll(List.of("--data-dir", directory.toString()));
        }
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        command.addAll(arguments);
        Path terminal = report.resolve("terminal-" + runs + ".txt");
        process = ApplianceProcess.start(javaHome, command, report, environment, terminal);
    }

    /** Waits until every component runs. */
    public void awaitRunning() {
        awaitState("RUNNING");
    }

    private void awaitState(String state) {
        await("appliance in state " + state)
                .atMost(BOOT_PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the appliance ended; it printed\n" + process.output());
                    }
                })
                .until(() -> api.statusIfAny()
                        .filter(status -> status.path("state").asText().equals(state))
                        .isPresent());
    }

    /** Its process now. */
    public ApplianceProcess process() {
        return process;
    }

    /** Its data directory. */
    public Path directory() {
        return directory;
    }

    /** Its working directory, which keeps its output, and its logs once it is closed. */
    public Path report() {
        return report;
    }

    /** Its HTTP API. */
    public ApplianceApi api() {
        return api;
    }

    /** Its Kafka topics. */
    public PipelineTopic topic() {
        return topic;
    }

    /** Its Cassandra table. */
    public PipelineTable table() {
        return table;
    }

    /** The port that was given to a key. */
    public int port(String key) {
        return Integer.parseInt(settings.get(key));
    }

    /** Its executors. */
    public List<ProcessHandle> executors() {
        return ProcessTree.executorsOf(process.pid());
    }

    /** Ends it as {@code kill -9} does and waits until its executors are gone as well. */
    public void kill() {
        List<ProcessHandle> executors = executors();
        process.kill();
        awaitGone(executors);
    }

    /** Ends it as Ctrl-C does and waits until nothing of it is left. */
    public Ended terminate() {
        List<ProcessHandle> children = ProcessTree.descendantsOf(process.pid());
        long begin = System.nanoTime();
        process.terminate();
        int exitCode = process.exitCode(STOP_PATIENCE);
        Duration after = Duration.ofNanos(System.nanoTime() - begin);
        awaitGone(children);
        return new Ended(exitCode, after);
    }

    /** Starts it again after it ended, on the same directory and ports, and waits until everything runs. */
    public void restart() {
        relaunch();
        awaitRunning();
    }

    /** Starts the process again. */
    public void relaunch() {
        if (process.isAlive()) {
            throw new IllegalStateException("it still runs");
        }
        launch();
    }

    /** The same with other settings from the next start on. */
    public RunningAppliance setForNextStart(String key, Object value) {
        settings.put(key, String.valueOf(value));
        return this;
    }

    private void awaitGone(List<ProcessHandle> children) {
        await("no child process outlives the appliance")
                .atMost(ORPHAN_PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive)
                        && ProcessTree.workingIn(directory).isEmpty());
    }

    /** Leaves nothing behind but the output and the logs. */
    @Override
    public void close() {
        table.close();
        topic.close();
        List<ProcessHandle> children = ProcessTree.descendantsOf(process.pid());
        if (process.isAlive()) {
            process.terminate();
            endWithin(STOP_PATIENCE);
        }
        children.forEach(ProcessHandle::destroyForcibly);
        Workplace.copyLogs(directory, report);
        if (temporary) {
            Workplace.delete(directory);
        }
    }

    private void endWithin(Duration patience) {
        try {
            process.exitCode(patience);
        } catch (AssertionError stillRuns) {
            process.kill();
        }
    }
}
