package io.pipelineappliance.explore.topics;

import static java.util.Comparator.comparing;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.kafka.KafkaLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;

/** The settings of topics, and changing them. */
public final class TopicConfiguration {
    private static final DescribeConfigsOptions WITH_ALL =
            new DescribeConfigsOptions().includeSynonyms(true).includeDocumentation(true);

    private final KafkaLink kafka;
    private final Topics topics;
    private final TopicRules rules;

    public TopicConfiguration(KafkaLink kafka, Topics topics, TopicRules rules) {
        this.kafka = kafka;
        this.topics = topics;
        this.rules = rules;
    }

    public TopicSettings of(String topic) throws InterruptedException {
        List<TopicSetting> settings = entries(topic).stream()
                .map(TopicConfiguration::setting)
                .sorted(comparing(TopicSetting::name))
                .toList();
        return new TopicSettings(topic, settings.size(), settings);
    }

    /**
     * Sets and resets settings, all or none.
     *
     * @param changes the new value by name; empty takes the setting from the topic, so that the broker's holds
     */
    public TopicSettings change(String topic, Map<String, Optional<String>> changes) throws InterruptedException {
        TopicRules.refuse(rules.againstChange(topic, topics.use(topics.state(topic))));
        if (changes.isEmpty()) {
            throw new InvalidRequest("changes is empty; give a value for each setting to change, or null to reset it.");
        }
        List<String> known = entries(topic).stream().map(ConfigEntry::name).toList();
        List<AlterConfigOp> orders = new ArrayList<>();
        changes.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw new InvalidRequest(
                        "Kafka has no topic setting %s; it has %s.".formatted(name, String.join(", ", known)));
            }
            orders.add(new AlterConfigOp(
                    new ConfigEntry(name, value.orElse(null)),
                    value.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE));
        });
        kafka.answer(
                "change the settings of " + topic,
                kafka.admin()
                        .incrementalAlterConfigs(Map.of(resource(topic), orders))
                        .all());
        topics.forget(topic);
        return of(topic);
    }

    private Collection<ConfigEntry> entries(String topic) throws InterruptedException {
        Config config = kafka.answer(
                "read the settings of " + topic,
                kafka.admin()
                        .describeConfigs(List.of(resource(topic)), WITH_ALL)
                        .values()
                        .get(resource(topic)));
        return config.entries();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static TopicSetting setting(ConfigEntry entry) {
        String fallback = entry.synonyms().stream()
                .filter(synonym -> synonym.source() != ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .map(ConfigEntry.ConfigSynonym::value)
                .findFirst()
                .orElse(null);
        return new TopicSetting(
                entry.name(),
                entry.isSensitive() ? null : entry.value(),
                entry.isSensitive() ? null : fallback,
                entry.source().name(),
                entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG,
                entry.type().name(),
                entry.documentation());
    }
}
