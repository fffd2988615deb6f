package io.pipelineappliance.config;

import java.util.List;

/**
 * The web page and its API.
 *
 * @param port on loopback
 */
public record DashboardConfig(int port) {
    public DashboardConfig {
        new Requirements().port("port", port).verify();
    }

    List<ConfiguredPort> ports() {
        return List.of(new ConfiguredPort("port", port));
    }

    DashboardConfig withPorts(FreePorts free) {
        return new DashboardConfig(free.resolve(port));
    }
}
