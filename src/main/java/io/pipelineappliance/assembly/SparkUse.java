package io.pipelineappliance.assembly;

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

/** Spark, from the configuration: the cluster, and the stream job's application on it. */
final class SparkUse {
    private final SparkConfig config;
    private final Optional<EmbeddedSpark> embedded;
    private final MasterProbe external;
    private final SparkDriver driver;

    /**
     * @param directory local files
     * @param libraries the jars that the appliance runs from
     * @param settings Spark properties of the application
     */
    SparkUse(SparkConfig config, Path directory, Path libraries, Map<String, String> settings) {
        this.config = config;
        this.embedded = config.embedded() ? Optional.of(new EmbeddedSpark(config, directory)) : Optional.empty();
        this.external = new MasterProbe(config.masterUrl());
        List<Path> jobJars = config.embedded() ? List.of() : JobJars.in(libraries);
        this.driver = new SparkDriver(config, jobJars, directory, settings);
    }

    SparkDriver driver() {
        return driver;
    }

    /**
     * As the dashboard sees it.
     *
     * @param stream the stream job, where there is one
     * @param samples what it did in the last minutes
     */
    SparkParts view(Optional<StreamQueryView> stream, StreamHistory samples) {
        return new SparkParts(config.masterUrl(), this::masterPage, driver, config.uiPort(), stream, samples);
    }

    Part cluster() {
        String title = "Spark cluster";
        return embedded.map(cluster -> Part.of(PartNames.SPARK, title, cluster)
                        .at(config.masterUrl())
                        .withLink(cluster::masterUi))
                .orElseGet(() -> Part.of(
                                PartNames.SPARK,
                                title,
                                new ExternalSystem(PartNames.SPARK, "Spark at " + config.masterUrl(), external))
                        .at(config.masterUrl())
                        .withLink(external::page));
    }

    private Optional<String> masterPage() {
        return config.embedded() ? embedded.flatMap(EmbeddedSpark::masterUi) : external.page();
    }

    Part application() {
        String page = "http://127.0.0.1:" + config.uiPort();
        return Part.of(PartNames.DRIVER, "Spark application", driver, PartNames.SPARK)
                .at(page)
                .withLink(() -> Optional.of(page));
    }
}
