package io.pipelineappliance.assembly;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.config.SparkConfig;
import io.pipelineappliance.spark.EmbeddedSpark;
import io.pipelineappliance.spark.SparkDriver;
import java.nio.file.Path;
import java.util.Map;

/**
 * Spark, as an appliance has it: alone, or together with others in the JVM, which can have one application only.
 *
 * @param cluster master and workers
 * @param driver the application on them
 * @param clusterPart what starts and ends the cluster
 * @param driverPart what starts and ends the application
 */
public record SparkSystem(EmbeddedSpark cluster, SparkDriver driver, Component clusterPart, Component driverPart) {
    /** Makes it; nothing is started by that. */
    @FunctionalInterface
    public interface Factory {
        /**
         * Spark of these settings.
         *
         * @param config its ports and sizes
         * @param directory where it may keep files
         * @param properties further Spark properties of the application
         */
        SparkSystem make(SparkConfig config, Path directory, Map<String, String> properties);
    }

    /** A cluster and an application of the appliance's own. */
    public static SparkSystem own(SparkConfig config, Path directory, Map<String, String> properties) {
        EmbeddedSpark cluster = new EmbeddedSpark(config, directory);
        SparkDriver driver = new SparkDriver(config, cluster.masterUrl(), directory, properties);
        return new SparkSystem(cluster, driver, cluster, driver);
    }
}
