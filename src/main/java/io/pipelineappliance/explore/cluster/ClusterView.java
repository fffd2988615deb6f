package io.pipelineappliance.explore.cluster;

import java.time.Instant;
import java.util.List;

/**
 * The cluster at one moment.
 *
 * @param clusterId its id
 * @param bootstrapServers where it is
 * @param brokers by id
 * @param quorum the controllers
 * @param features what the cluster has agreed on, by name
 * @param logDirectories where the brokers keep their logs
 */
public record ClusterView(
        String clusterId,
        String bootstrapServers,
        List<BrokerView> brokers,
        QuorumView quorum,
        List<FeatureLevel> features,
        List<LogDirectory> logDirectories) {

    /**
     * A broker.
     *
     * @param id its number
     * @param host where clients reach it
     * @param port where clients reach it
     * @param rack where it stands, or null
     * @param controller whether it is a voter of the controllers' quorum as well
     * @param fenced whether the controllers keep clients from it
     */
    public record BrokerView(int id, String host, int port, String rack, boolean controller, boolean fenced) {}

    /**
     * The controllers' quorum.
     *
     * @param leaderId who leads
     * @param leaderEpoch how often a leader was elected
     * @param highWatermark offset up to which the metadata is agreed on
     * @param voters who elect
     * @param observers who follow
     */
    public record QuorumView(
            int leaderId,
            long leaderEpoch,
            long highWatermark,
            List<QuorumReplica> voters,
            List<QuorumReplica> observers) {}

    /**
     * One who keeps the metadata.
     *
     * @param id its number
     * @param logEndOffset up to where it has the metadata
     * @param lag records of it that the leader has more
     * @param lastFetchAt when it last asked the leader, or null
     * @param lastCaughtUpAt when it last had everything, or null
     */
    public record QuorumReplica(int id, long logEndOffset, long lag, Instant lastFetchAt, Instant lastCaughtUpAt) {}

    /**
     * A feature whose level all brokers have agreed on.
     *
     * @param name the feature
     * @param level the one that is in force; 0 where it is off
     * @param supportedMin lowest that the broker could use
     * @param supportedMax highest that the broker could use
     */
    public record FeatureLevel(String name, int level, int supportedMin, int supportedMax) {}

    /**
     * Where a broker keeps logs.
     *
     * @param broker its number
     * @param path on its machine
     * @param partitions that are kept there
     * @param bytes that they take
     * @param totalBytes size of the volume, or null
     * @param usableBytes what is free on it, or null
     * @param problem why it cannot be used, or null
     */
    public record LogDirectory(
            int broker, String path, int partitions, long bytes, Long totalBytes, Long usableBytes, String problem) {}
}
