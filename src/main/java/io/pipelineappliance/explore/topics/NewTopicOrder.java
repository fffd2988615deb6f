package io.pipelineappliance.explore.topics;

import io.pipelineappliance.explore.InvalidRequest;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;

/**
 * A topic to create.
 *
 * @param name of letters, digits, dots, underscores and hyphens
 * @param partitions 1 to {@value #MOST_PARTITIONS}
 * @param replicationFactor copies of each, at most one for each broker; Kafka refuses more
 * @param config Kafka's topic settings, where they differ from the broker's
 */
public record NewTopicOrder(String name, int partitions, int replicationFactor, Map<String, String> config) {
    static final int MOST_PARTITIONS = 1_000;

    public NewTopicOrder {
        try {
            Topic.validate(name);
        } catch (InvalidTopicException e) {
            throw new InvalidRequest(
                    "name is '%s', but must be 1 to 249 letters, digits, dots, underscores or hyphens.".formatted(name),
                    e);
        }
        if (name.startsWith("__")) {
            throw new InvalidRequest(
                    "name is '%s', but names that begin with two underscores are Kafka's own; choose another."
                            .formatted(name));
        }
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new InvalidRequest(
                    "partitions is %d, but must be from 1 to %d.".formatted(partitions, MOST_PARTITIONS));
        }
        if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
            throw new InvalidRequest(
                    "replicationFactor is %d, but must be at least 1 and at most the number of brokers."
                            .formatted(replicationFactor));
        }
        config = Map.copyOf(config);
    }
}
