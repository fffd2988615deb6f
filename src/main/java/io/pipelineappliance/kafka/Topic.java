package io.pipelineappliance.kafka;

import java.util.Map;

/**
 * A topic as it is created when absent.
 *
 * @param name its name
 * @param partitions how many, at least 1
 * @param replicationFactor copies of each; -1 leaves that to the brokers
 * @param settings Kafka's topic settings, where they differ from the broker's
 */
public record Topic(String name, int partitions, short replicationFactor, Map<String, String> settings) {
    public Topic {
        settings = Map.copyOf(settings);
    }
}
