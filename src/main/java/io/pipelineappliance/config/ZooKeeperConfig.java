package io.pipelineappliance.config;

import java.time.Duration;
import java.util.List;

/**
 * The embedded ZooKeeper.
 *
 * @param port client port on loopback
 * @param sessionTimeout how long a silent client keeps its ephemeral nodes, and so its leadership; 1 s or more
 */
public record ZooKeeperConfig(int port, Duration sessionTimeout) {
    public ZooKeeperConfig {
        new Requirements()
                .port("port", port)
                .atLeast("session-timeout", sessionTimeout, Duration.ofSeconds(1))
                .verify();
    }

    List<ConfiguredPort> ports() {
        return List.of(new ConfiguredPort("port", port));
    }

    ZooKeeperConfig withPorts(FreePorts free) {
        return new ZooKeeperConfig(free.resolve(port), sessionTimeout);
    }
}
