package io.pipelineappliance.dashboard.system;

import io.pipelineappliance.config.loading.EffectiveValue;
import io.pipelineappliance.config.loading.Origin;
import java.util.List;
import java.util.Locale;

/**
 * A page of the appliance's configuration.
 *
 * @param total keys that match
 * @param offset of the first of {@code values}
 * @param changed keys of the whole configuration that were given somewhere
 * @param values in the order of the manual
 */
record EffectiveConfig(int total, int offset, long changed, List<ConfigValue> values) {
    /**
     * One key.
     *
     * @param key its name, like {@code kafka.port}
     * @param value in force, masked where it is a secret; empty for none
     * @param origin where it was given, or {@code default}
     * @param changed whether it was given at all
     */
    record ConfigValue(String key, String value, String origin, boolean changed) {}

    static EffectiveConfig of(List<EffectiveValue> values, String search, boolean changedOnly, int offset, int limit) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<ConfigValue> all = values.stream().map(EffectiveConfig::value).toList();
        List<ConfigValue> matching = all.stream()
                .filter(value -> !changedOnly || value.changed())
                .filter(value -> value.key().contains(wanted)
                        || value.value().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return new EffectiveConfig(
                matching.size(),
                offset,
                all.stream().filter(ConfigValue::changed).count(),
                matching.stream().skip(offset).limit(limit).toList());
    }

    private static ConfigValue value(EffectiveValue value) {
        return new ConfigValue(
                value.key().name(),
                value.shown(),
                value.origin().toString(),
                !(value.origin() instanceof Origin.Default));
    }
}
