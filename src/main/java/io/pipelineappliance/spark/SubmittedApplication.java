package io.pipelineappliance.spark;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.SparkConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.ShutdownHookManager;

/** The application of a driver that {@code spark-submit} has started. Where it runs and how large it is was said there. */
public final class SubmittedApplication {
    private static final String EXECUTOR_FLAGS = "spark.executor.extraJavaOptions";
    private static final long LOOK_MILLIS = 500;

    private final SparkConf conf;
    private SparkSession session;

    /**
     * @param config the executors' number and size, where {@code spark-submit} was not told them
     * @param jobJars what the executors are sent, instead of the submitted jar, in which they could not read them
     * @param properties further Spark properties, which win
     */
    public SubmittedApplication(SparkConfig config, List<Path> jobJars, Map<String, String> properties) {
        conf = new SparkConf()
                .set("spark.jars", jobJars.stream().map(Path::toString).collect(Collectors.joining(",")))
                .setIfMissing("spark.cores.max", String.valueOf(config.slots()))
                .setIfMissing("spark.executor.cores", String.valueOf(config.executorSlots()))
                .setIfMissing("spark.executor.memory", config.executorMemory().mebibytes() + "m")
                .setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "0")
                .setIfMissing("spark.locality.wait", "0s");
        String given = conf.get(EXECUTOR_FLAGS, "");
        properties.forEach(conf::set);
        conf.set(EXECUTOR_FLAGS, (conf.get(EXECUTOR_FLAGS, "") + " " + given).strip());
    }

    /** Registers the application with the cluster. */
    public void start() {
        session = SparkSession.builder().config(conf).getOrCreate();
    }

    /** Its session. */
    public SparkSession session() {
        return session;
    }

    /** Tasks that can run at once. */
    public int slots() {
        return conf.getInt("spark.cores.max", 1);
    }

    /**
     * Returns when the driver ends because it was asked to.
     *
     * @throws ApplianceException when the application ended and the driver was not asked to
     */
    public void awaitEnd() throws InterruptedException {
        while (!session.sparkContext().isStopped()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        if (!ShutdownHookManager.inShutdown()) {
            throw new ApplianceException("Spark at " + conf.get("spark.master")
                    + " has ended the application; submit it again, it goes on from its checkpoint.");
        }
    }
}
