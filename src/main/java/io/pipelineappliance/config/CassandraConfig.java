package io.pipelineappliance.config;

import java.util.List;

/**
 * The embedded Cassandra node.
 *
 * @param port CQL port on loopback
 * @param storagePort port between nodes, on loopback
 */
public record CassandraConfig(int port, int storagePort) {
    public CassandraConfig {
        new Requirements().port("port", port).port("storage-port", storagePort).verify();
    }

    List<ConfiguredPort> ports() {
        return List.of(new ConfiguredPort("port", port), new ConfiguredPort("storage-port", storagePort));
    }

    CassandraConfig withPorts(FreePorts free) {
        return new CassandraConfig(free.resolve(port), free.resolve(storagePort));
    }
}
