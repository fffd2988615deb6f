package io.pipelineappliance.config.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The settings that stand in environment variables. */
final class EnvironmentSettings {
    private static final String PREFIX = "APPLIANCE_";

    private EnvironmentSettings() {}

    /** Reads every variable that begins with {@code APPLIANCE_}; one that is no key's goes to {@code problems}. */
    static List<Setting> read(Map<String, String> environment, ConfigSchema schema, Problems problems) {
        Map<String, ConfigKey> keys =
                schema.keys().stream().collect(Collectors.toMap(ConfigKey::environmentVariable, Function.identity()));
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (keys.containsKey(variable)) {
                settings.add(setting(keys.get(variable), variable, value));
            } else if (variable.startsWith(PREFIX)) {
                problems.add(unknown(variable, keys));
            }
        });
        return settings;
    }

    private static Setting setting(ConfigKey key, String variable, String value) {
        return new Setting(key.name(), value.strip(), new Origin.EnvironmentVariable(variable));
    }

    private static String unknown(String variable, Map<String, ConfigKey> keys) {
        return variable + ": unknown environment variable; "
                + NearestName.of(variable, keys.keySet())
                        .map(name -> "did you mean " + name + "?")
                        .orElse("unset it, the command config lists all keys");
    }
}
