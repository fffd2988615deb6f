package io.pipelineappliance.assembly;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.config.SparkConfig;
import io.pipelineappliance.explore.spark.StreamHistory;
import io.pipelineappliance.external.ExternalSystem;
import io.pipelineappliance.runtime.Part;
import io.pipelineappliance.spark.EmbeddedSpark;
import io.pipelineappliance.spark.JobJars;
import io.pipelineappliance.spark.MasterProbe;
import io.pipelineappliance.spark.SparkDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Spark, as an appliance has it: embedded or elsewhere; alone, or together with others in the JVM, which can have one application only.
 *
 * @param config where it is
 * @param masterPage address of the master's page, once there is one
 * @param driver the application
 * @param cluster what starts and ends master and workers, or watches them
 * @param application what starts and ends the driver
 */
public record SparkSystem(
        SparkConfig config,
        Supplier<Optional<String>> masterPage,
        SparkDriver driver,
        Component cluster,
        Component application) {
    /** Makes it; nothing is started by that. */
    @FunctionalInterface
    public interface Factory {
        /**
         * Spark of these settings.
         *
         * @param config its ports and sizes, or where it is
         * @param directory where it may keep files
         * @param libraries what executors run
         * @param properties further Spark properties of the application
         */
        SparkSystem make(SparkConfig config, Path directory, Libraries libraries, Map<String, String> properties);
    }

    /** An application of the appliance's own, on a cluster of its own or that of the configuration. */
    public static SparkSystem own(
            SparkConfig config, Path directory, Libraries libraries, Map<String, String> properties) {
        return config.embedded()
                ? embedded(config, directory, properties)
                : external(config, directory, libraries, properties);
    }

    private static SparkSystem embedded(SparkConfig config, Path directory, Map<String, String> properties) {
        EmbeddedSpark cluster = new EmbeddedSpark(config, directory);
        SparkDriver driver = new SparkDriver(config, List.of(), directory, properties);
        return new SparkSystem(config, cluster::masterUi, driver, cluster, driver);
    }

    private static SparkSystem external(
            SparkConfig config, Path directory, Libraries libraries, Map<String, String> properties) {
        MasterProbe master = new MasterProbe(config.masterUrl());
        SparkDriver driver =
                new SparkDriver(config, JobJars.among(libraries.all().get()), directory, properties);
        return new SparkSystem(
                config,
                master::page,
                driver,
                new ExternalSystem(PartNames.SPARK, "Spark at " + config.masterUrl(), master),
                driver);
    }

    /** The same with another way to start and end its components. */
    public SparkSystem with(UnaryOperator<Component> way) {
        return new SparkSystem(config, masterPage, driver, way.apply(cluster), way.apply(application));
    }

    /**
     * As the dashboard sees it.
     *
     * @param stream the stream job, where there is one
     * @param samples what it did in the last minutes
     */
    SparkParts view(Optional<StreamQueryView> stream, StreamHistory samples) {
        return new SparkParts(config.masterUrl(), masterPage, driver, config.uiPort(), stream, samples);
    }

    Part clusterPart() {
        return Part.of(PartNames.SPARK, "Spark cluster", cluster)
                .at(config.masterUrl())
                .withLink(masterPage);
    }

    Part applicationPart() {
        String page = "http://127.0.0.1:" + config.uiPort();
        return Part.of(PartNames.DRIVER, "Spark application", application, PartNames.SPARK)
                .at(page)
                .withLink(() -> Optional.of(page));
    }
}
