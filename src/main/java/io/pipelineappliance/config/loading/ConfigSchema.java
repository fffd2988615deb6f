package io.pipelineappliance.config.loading;

import io.pipelineappliance.config.ApplianceConfig;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All keys that a tree of records has, in the order of its components. */
public final class ConfigSchema {
    private final Map<String, ConfigKey> keys = new LinkedHashMap<>();
    private final Set<String> sections = new LinkedHashSet<>();

    private ConfigSchema() {}

    /** The schema of {@code appliance.yaml}. */
    public static ConfigSchema ofAppliance() {
        return of(ApplianceConfig.class);
    }

    static ConfigSchema of(Class<? extends Record> root) {
        ConfigSchema schema = new ConfigSchema();
        schema.collect("", root);
        return schema;
    }

    /** Every key that takes a value. */
    public Collection<ConfigKey> keys() {
        return keys.values();
    }

    Optional<ConfigKey> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** The map that a name is an entry of. */
    Optional<ConfigKey> mapOf(String name) {
        return keys.values().stream()
                .filter(key -> key.map() && name.startsWith(key.name() + "."))
                .findFirst();
    }

    Set<String> names() {
        return keys.keySet();
    }

    boolean isSection(String name) {
        return sections.contains(name);
    }

    /** A record whose components are keys, rather than a value that happens to be a record. */
    static boolean isSection(Class<?> type) {
        return type.isRecord() && !ValueParser.parses(type);
    }

    /** {@code controllerPort} as {@code controller-port}. */
    static String kebabCase(String componentName) {
        return componentName.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private void collect(String prefix, Class<?> type) {
        Arrays.stream(type.getRecordComponents()).forEach(component -> add(prefix, component));
    }

    private void add(String prefix, RecordComponent component) {
        String name = prefix + kebabCase(component.getName());
        if (isSection(component.getType())) {
            sections.add(name);
            collect(name + ".", component.getType());
        } else {
            keys.put(name, ConfigKey.of(name, component));
        }
    }
}
