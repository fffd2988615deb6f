package io.pipelineappliance.spark;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.SparkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;

/** The stream job's application on a Spark cluster: the driver in this JVM, and its session. */
public final class SparkDriver implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(SparkDriver.class);
    private static final Duration WITHOUT_EXECUTORS = Duration.ofSeconds(45);
    private static final Duration LOOK_FOR_EXECUTORS = Duration.ofSeconds(1);

    private final SparkConfig config;
    private final Path directory;
    private final Map<String, String> settings;
    private final ExecutorCount executors = new ExecutorCount();
    private final List<Path> jobJars;
    private volatile SparkSession session;
    private ApplicationWatch watch;

    /**
     * @param config where the cluster is, the page's port and the executors' number and size
     * @param jobJars what the executors of an external cluster are sent
     * @param directory local files of the driver and of shuffles
     * @param settings Spark properties of the application beyond those, which win
     */
    public SparkDriver(SparkConfig config, List<Path> jobJars, Path directory, Map<String, String> settings) {
        this.config = config;
        this.jobJars = List.copyOf(jobJars);
        this.directory = directory;
        this.settings = Map.copyOf(settings);
    }

    @Override
    public synchronized void start() throws IOException {
        Files.createDirectories(directory);
        // Of a process that was killed: Spark deletes them at the end of its own.
        FileUtils.deleteQuietly(localFiles().toFile());
        session = newSession();
        if (!config.embedded()) {
            Masters masters = new Masters(config.masterUrl());
            watch = new ApplicationWatch(
                    () -> executors().count(),
                    () -> masters.unreachable().size() < masters.addresses().size(),
                    this::endApplication,
                    WITHOUT_EXECUTORS,
                    LOOK_FOR_EXECUTORS);
            watch.start();
        }
    }

    private void endApplication() {
        SparkSession current = session;
        if (current != null) {
            current.sparkContext().stop();
        }
    }

    private SparkSession newSession() {
        SparkContext context = new SparkContext(conf());
        try {
            // Executors are processes that have yet to boot, so none is missed by listening from here on.
            context.addSparkListener(executors);
            return SparkSession.builder().sparkContext(context).getOrCreate();
        } catch (RuntimeException | Error e) {
            context.stop();
            throw e;
        }
    }

    private Path localFiles() {
        return directory.resolve("local");
    }

    /** The executors that have registered with the driver. */
    public Executors executors() {
        return executors.now();
    }

    /** Which executors came and went. */
    public ExecutorEvents executorEvents() {
        return executors.events();
    }

    /** How many tasks each executor runs now, by its id, as far as Spark's own page knows it. */
    public Map<String, Integer> activeTasks() {
        SparkSession current = session;
        if (current == null || current.sparkContext().isStopped()) {
            return Map.of();
        }
        try {
            return CollectionConverters.asJava(
                            current.sparkContext().statusStore().executorList(true))
                    .stream()
                    .collect(Collectors.toMap(ExecutorSummary::id, ExecutorSummary::activeTasks));
        } catch (RuntimeException e) {
            LOG.debug("the application ends just now", e);
            return Map.of();
        }
    }

    /** A live session: a new application if the last was ended, for instance by the master. Only while the component runs. */
    public synchronized SparkSession session() {
        if (session == null) {
            throw new IllegalStateException("the Spark driver is not running");
        }
        if (session.sparkContext().isStopped()) {
            session = newSession();
        }
        return session;
    }

    private SparkConf conf() {
        SparkConf conf = new LoopbackSparkConf()
                .setMaster(config.masterUrl())
                .setAppName("pipeline-appliance")
                .set("spark.ui.port", String.valueOf(config.uiPort()))
                .set("spark.ui.showConsoleProgress", "false")
                .set("spark.local.dir", localFiles().toString())
                .set(
                        "spark.sql.warehouse.dir",
                        directory.resolve("warehouse").toUri().toString())
                .set("spark.cores.max", String.valueOf(config.executors() * config.executorSlots()))
                .set("spark.executor.cores", String.valueOf(config.executorSlots()))
                .set("spark.executor.memory", config.executorMemory().mebibytes() + "m")
                // The query starts before all executors are there: tasks wait for slots anyway.
                .set("spark.scheduler.minRegisteredResourcesRatio", "0")
                .set("spark.scheduler.maxRegisteredResourcesWaitingTime", "0s")
                .set("spark.locality.wait", "0s")
                .set("spark.rpc.io.serverThreads", "2")
                .set("spark.rpc.io.clientThreads", "2")
                .set("spark.rpc.netty.dispatcher.numThreads", "2")
                .set("spark.sql.shuffle.partitions", String.valueOf(config.executorSlots()))
                .set("spark.ui.retainedJobs", "100")
                .set("spark.ui.retainedStages", "100")
                .set("spark.ui.retainedTasks", "1000")
                .set("spark.sql.ui.retainedExecutions", "50");
        placeSettings().forEach(conf::set);
        settings.forEach(conf::set);
        return conf;
    }

    private Map<String, String> placeSettings() {
        if (config.embedded()) {
            return Map.of(
                    "spark.driver.host", LoopbackSparkConf.LOOPBACK,
                    "spark.driver.bindAddress", LoopbackSparkConf.LOOPBACK,
                    "spark.executorEnv.SPARK_LOCAL_IP", LoopbackSparkConf.LOOPBACK);
        }
        String own = new Masters(config.masterUrl()).ownAddress().orElse(LoopbackSparkConf.LOOPBACK);
        return Map.of(
                "spark.driver.host", config.driverHost().orElse(own),
                "spark.driver.bindAddress", own,
                "spark.jars", jobJars.stream().map(Path::toString).collect(Collectors.joining(",")));
    }

    @Override
    public Health check() {
        SparkSession current = session;
        if (current == null || current.sparkContext().isStopped()) {
            return Health.down("the Spark application has stopped");
        }
        return Health.up(executors().count() == 0 && hadExecutors() ? Optional.of(noExecutor()) : Optional.empty());
    }

    private boolean hadExecutors() {
        return executors().firstAt().isPresent();
    }

    private String noExecutor() {
        return "The application has no executor; the stream waits until a worker of %s has %d cores and %s for one."
                .formatted(config.masterUrl(), config.executorSlots(), config.executorMemory());
    }

    @Override
    public synchronized void close() {
        SparkSession current = session;
        session = null;
        if (watch != null) {
            watch.close();
            watch = null;
        }
        if (current != null) {
            current.stop();
        }
    }
}
