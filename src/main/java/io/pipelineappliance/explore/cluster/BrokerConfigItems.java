package io.pipelineappliance.explore.cluster;

import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSynonym;

/** Kafka's description of a key in our words. */
final class BrokerConfigItems {
    private BrokerConfigItems() {}

    static BrokerConfig.ConfigItem item(ConfigEntry entry) {
        Optional<String> byDefault = entry.synonyms().stream()
                .filter(synonym -> synonym.source() == ConfigSource.DEFAULT_CONFIG)
                .map(ConfigSynonym::value)
                .filter(Objects::nonNull)
                .findFirst();
        boolean changed = entry.source() != ConfigSource.DEFAULT_CONFIG
                && (entry.isSensitive() || !Objects.equals(entry.value(), byDefault.orElse(null)));
        return new BrokerConfig.ConfigItem(
                entry.name(),
                entry.isSensitive() ? null : entry.value(),
                entry.isSensitive() ? null : byDefault.orElse(null),
                source(entry.source()),
                changed,
                entry.isSensitive(),
                entry.isReadOnly(),
                entry.type().name());
    }

    private static BrokerConfig.Source source(ConfigSource source) {
        return switch (source) {
            case DYNAMIC_BROKER_CONFIG -> BrokerConfig.Source.DYNAMIC_BROKER;
            case DYNAMIC_DEFAULT_BROKER_CONFIG -> BrokerConfig.Source.DYNAMIC_CLUSTER;
            case STATIC_BROKER_CONFIG -> BrokerConfig.Source.STATIC;
            case DEFAULT_CONFIG -> BrokerConfig.Source.DEFAULT;
            default -> BrokerConfig.Source.OTHER;
        };
    }
}
