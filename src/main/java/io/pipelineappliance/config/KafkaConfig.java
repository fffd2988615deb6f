package io.pipelineappliance.config;

import java.util.List;

/**
 * The embedded Kafka broker.
 *
 * @param port client listener on loopback
 * @param controllerPort KRaft controller listener on loopback
 */
public record KafkaConfig(int port, int controllerPort) {
    public KafkaConfig {
        new Requirements()
                .port("port", port)
                .port("controller-port", controllerPort)
                .verify();
    }

    List<ConfiguredPort> ports() {
        return List.of(new ConfiguredPort("port", port), new ConfiguredPort("controller-port", controllerPort));
    }

    KafkaConfig withPorts(FreePorts free) {
        return new KafkaConfig(free.resolve(port), free.resolve(controllerPort));
    }
}
