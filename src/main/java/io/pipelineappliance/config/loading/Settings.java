package io.pipelineappliance.config.loading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of all layers, the defaults below. Each has a key of the schema; one that has none becomes a problem.
 */
final class Settings {
    private final ConfigSchema schema;
    private final Problems problems;
    private final Map<String, Setting> defaults = new HashMap<>();
    private final Map<String, Setting> effective = new HashMap<>();

    Settings(ConfigSchema schema, List<Setting> defaults, Problems problems) {
        this.schema = schema;
        this.problems = problems;
        defaults.forEach(setting -> this.defaults.put(setting.key(), setting));
        requireDefaults();
    }

    /** Lays settings over those that are there. */
    void layer(List<Setting> settings) {
        settings.forEach(this::add);
    }

    Setting effective(String key) {
        return effective.getOrDefault(key, defaults.get(key));
    }

    Setting ofDefault(String key) {
        return defaults.get(key);
    }

    ConfigSchema schema() {
        return schema;
    }

    /** Every key of the schema with its value as it may be shown. */
    List<EffectiveValue> values() {
        return schema.keys().stream().map(this::value).toList();
    }

    private EffectiveValue value(ConfigKey key) {
        Setting setting = effective(key.name());
        return new EffectiveValue(key, key.shown(setting.text()), setting.origin());
    }

    private void add(Setting setting) {
        if (schema.find(setting.key()).isPresent()) {
            effective.put(setting.key(), setting);
        } else if (!schema.isSection(setting.key())) {
            problems.add(unknown(setting));
        } else if (!setting.text().isEmpty()) {
            problems.add(section(setting));
        }
    }

    private String unknown(Setting setting) {
        String remedy = NearestName.of(setting.key(), schema.names())
                .map(name -> "did you mean " + name + "?")
                .orElse("the command config lists all keys");
        return setting.key() + ": unknown key in " + setting.origin() + "; " + remedy;
    }

    private String section(Setting setting) {
        String example = schema.names().stream()
                .filter(name -> name.startsWith(setting.key() + "."))
                .findFirst()
                .orElseThrow();
        return setting.key() + ": " + setting.text() + " (" + setting.origin()
                + ") is a value where keys belong; write " + example + ", for example";
    }

    private void requireDefaults() {
        if (!defaults.keySet().equals(schema.names())) {
            throw new IllegalStateException(
                    "The defaults have the keys " + defaults.keySet() + " and not " + schema.names());
        }
    }
}
