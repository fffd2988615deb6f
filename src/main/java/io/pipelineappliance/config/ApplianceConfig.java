package io.pipelineappliance.config;

import java.nio.file.Path;

/**
 * The whole configuration. Each component takes its own record and never sees the others.
 *
 * @param dataDir where all data, logs and checkpoints live
 * @param ephemeral whether {@code dataDir} is temporary and removed on stop
 * @param zookeeper the embedded ZooKeeper
 * @param kafka the embedded broker
 * @param cassandra the embedded Cassandra node
 * @param spark the embedded Spark cluster
 * @param pipeline the topic that the pipeline runs over
 * @param fetch the source and its schedule
 * @param stream the stream job
 * @param dashboard the web page and its API
 */
public record ApplianceConfig(
        Path dataDir,
        boolean ephemeral,
        ZooKeeperConfig zookeeper,
        KafkaConfig kafka,
        CassandraConfig cassandra,
        SparkConfig spark,
        PipelineConfig pipeline,
        FetchConfig fetch,
        StreamConfig stream,
        DashboardConfig dashboard) {}
