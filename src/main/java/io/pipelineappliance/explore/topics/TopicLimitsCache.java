package io.pipelineappliance.explore.topics;

import io.pipelineappliance.explore.kafka.KafkaLink;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** What topics keep. Kafka answers with all settings of a topic or none, so they are asked for seldom: a change from elsewhere is seen late. */
final class TopicLimitsCache {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final KafkaLink kafka;
    private final Map<String, TopicLimits> known = new HashMap<>();
    private long until = System.nanoTime();

    TopicLimitsCache(KafkaLink kafka) {
        this.kafka = kafka;
    }

    /** Whoever asks holds up nobody else: a Kafka that does not answer would be waited for one after the other. */
    Map<String, TopicLimits> of(Collection<String> topics) throws InterruptedException {
        List<ConfigResource> unknown = unknownOf(topics);
        Map<String, TopicLimits> answered = new HashMap<>();
        if (!unknown.isEmpty()) {
            kafka.answers(
                            "read the settings of topics",
                            kafka.admin().describeConfigs(unknown).values())
                    .forEach((topic, config) -> answered.put(topic.name(), limits(config)));
        }
        return learn(answered);
    }

    private synchronized List<ConfigResource> unknownOf(Collection<String> topics) {
        if (System.nanoTime() - until > 0) {
            known.clear();
            until = System.nanoTime() + LIFETIME.toNanos();
        }
        known.keySet().retainAll(topics);
        return topics.stream()
                .filter(topic -> !known.containsKey(topic))
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
    }

    private synchronized Map<String, TopicLimits> learn(Map<String, TopicLimits> answered) {
        known.putAll(answered);
        return Map.copyOf(known);
    }

    synchronized void forget(String topic) {
        known.remove(topic);
    }

    private static TopicLimits limits(Config config) {
        return new TopicLimits(
                limit(config, TopicConfig.RETENTION_MS_CONFIG),
                limit(config, TopicConfig.RETENTION_BYTES_CONFIG),
                config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value());
    }

    private static Long limit(Config config, String name) {
        long value = Long.parseLong(config.get(name).value());
        return value < 0 ? null : value;
    }
}
