package io.pipelineappliance.config;

/**
 * The embedded Cassandra node.
 *
 * @param port CQL port on loopback; default 9042
 * @param storagePort port between nodes, on loopback; default 7000
 */
public record CassandraConfig(int port, int storagePort) {}
