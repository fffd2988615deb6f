package io.pipelineappliance.assembly;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.groups.StreamProgress;
import io.pipelineappliance.explore.spark.SparkSource;
import io.pipelineappliance.explore.spark.StreamHistory;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The systems that the dashboard looks into, by their addresses.
 *
 * @param config with no port left at 0
 * @param pipeline what flows
 * @param kafka where it is and how to be let in
 * @param zookeeper where it is and how to be let in
 * @param registry how to reach the Schema Registry
 * @param cassandra the open session; throws while there is none
 * @param directory the data directory
 * @param masking what may not be shown
 * @param streamProgress how far the stream job is, once it is known
 * @param justWritten primary keys of the last rows, newest first
 * @param spark the cluster and its application
 */
public record PipelineSystems(
        ApplianceConfig config,
        Pipeline pipeline,
        KafkaAccess kafka,
        ZooKeeperAccess zookeeper,
        RegistryAccess registry,
        Supplier<CqlSession> cassandra,
        Path directory,
        Masking masking,
        Supplier<Optional<StreamProgress>> streamProgress,
        Supplier<List<String>> justWritten,
        SparkSource spark) {

    /** Those of a configuration in which everything is embedded. */
    public static PipelineSystems of(
            ApplianceConfig config, Pipeline pipeline, Supplier<CqlSession> cassandra, Path directory) {
        return new PipelineSystems(
                config,
                pipeline,
                KafkaUse.access(config.kafka()),
                ZooKeeperUse.access(config.zookeeper()),
                RegistryUse.access(config.schemaRegistry()),
                cassandra,
                directory,
                new Masking(config.dashboard().mask()),
                Optional::empty,
                List::of,
                SparkSystem.own(
                                config.spark(),
                                directory.resolve("spark"),
                                new Libraries(List::of, List::of, List.of()),
                                Map.of())
                        .view(Optional.empty(), new StreamHistory()));
    }
}
