package io.pipelineappliance.zookeeper;

import java.util.Map;

/**
 * A live endpoint of an appliance.
 *
 * @param name what runs there, such as {@code kafka}
 * @param appliance id of the appliance that runs it
 * @param host where it listens
 * @param port where it listens
 * @param details more about it, as text
 */
public record Registration(String name, String appliance, String host, int port, Map<String, String> details) {
    public Registration {
        details = Map.copyOf(details);
    }
}
