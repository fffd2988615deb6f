package io.pipelineappliance.config.loading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** The settings of a map's entries, by the entries' names. */
    Map<String, Setting> entries(ConfigKey map) {
        String prefix = map.name() + ".";
        Map<String, Setting> entries = new TreeMap<>();
        effective.forEach((key, setting) -> {
            if (key.startsWith(prefix)) {
                entries.put(key.substring(prefix.length()), setting);
            }
        });
        return entries;
    }

    /** Every key of the schema, and of the entries of its maps, with its value as it may be shown. */
    List<EffectiveValue> values() {
        return schema.keys().stream().flatMap(this::values).toList();
    }

    private Stream<EffectiveValue> values(ConfigKey key) {
        Map<String, Setting> entries = key.map() ? entries(key) : Map.of();
        return entries.isEmpty()
                ? Stream.of(value(key, effective(key.name())))
                : entries.entrySet().stream().map(entry -> value(key.entry(entry.getKey()), entry.getValue()));
    }

    private static EffectiveValue value(ConfigKey key, Setting setting) {
        return new EffectiveValue(key, key.shown(setting.text()), setting.origin());
    }

    /** The key as it may be complained of: an entry of a map is one too. */
    ConfigKey key(String name) {
        return schema.find(name)
                .or(() -> schema.mapOf(name)
                        .map(map -> map.entry(name.substring(map.name().length() + 1))))
                .orElseThrow();
    }

    private void add(Setting written) {
        Setting setting = OtherNames.settled(written);
        Optional<ConfigKey> key = schema.find(setting.key());
        if (key.isPresent() && key.get().map() && !setting.text().isEmpty()) {
            problems.add(section(setting, setting.key() + ".NAME"));
        } else if (key.isPresent() || schema.mapOf(setting.key()).isPresent()) {
            effective.put(setting.key(), setting);
        } else if (!schema.isSection(setting.key())) {
            problems.add(unknown(setting));
        } else if (!setting.text().isEmpty()) {
            problems.add(section(setting, exampleIn(setting.key())));
        }
    }

    private String unknown(Setting setting) {
        String remedy = NearestName.of(setting.key(), schema.names())
                .map(name -> "did you mean " + name + "?")
                .orElse("the command config lists all keys");
        return setting.key() + ": unknown key in " + setting.origin() + "; " + remedy;
    }

    private String exampleIn(String section) {
        return schema.names().stream()
                .filter(name -> name.startsWith(section + "."))
                .findFirst()
                .orElseThrow();
    }

    private static String section(Setting setting, String example) {
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
