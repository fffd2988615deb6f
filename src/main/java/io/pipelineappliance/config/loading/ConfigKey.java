package io.pipelineappliance.config.loading;

import io.pipelineappliance.config.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key that takes a value.
 *
 * @param name full key, like {@code kafka.controller-port}
 * @param type type of the value, or of the item where {@code list}
 * @param list whether it takes several values
 * @param optional whether it may have no value
 * @param map whether it takes values under names of the user's choice, each a key of its own for whoever writes it
 * @param section full name of what the key stands in; empty at the top
 */
public record ConfigKey(String name, Class<?> type, boolean list, boolean optional, boolean map, String section) {
    private static final String VARIABLE_PREFIX = "APPLIANCE_";

    /** What a product's own property, passed through, is called when its value must not be shown. */
    private static final Pattern SECRET_ENTRY = Pattern.compile(
            ".*(password|passphrase|secret|jaas|token|credential|keystore\\.key|assertion).*",
            Pattern.CASE_INSENSITIVE);

    static ConfigKey of(String name, RecordComponent component) {
        boolean list = component.getType() == List.class;
        boolean optional = component.getType() == Optional.class;
        boolean map = component.getType() == Map.class;
        Class<?> type = list || optional ? argument(component) : component.getType();
        return new ConfigKey(
                name,
                map ? String.class : type,
                list,
                optional,
                map,
                name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }

    /** The key of one entry of this map. */
    ConfigKey entry(String entryName) {
        Class<?> entryType = SECRET_ENTRY.matcher(entryName).matches() ? Secret.class : type;
        return new ConfigKey(name + "." + entryName, entryType, false, false, false, name);
    }

    /** The name within the section. */
    String leaf() {
        return section.isEmpty() ? name : name.substring(section.length() + 1);
    }

    /** The environment variable that sets this key, like {@code APPLIANCE_KAFKA_CONTROLLER_PORT}. */
    public String environmentVariable() {
        return VARIABLE_PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether the value must not be shown. */
    public boolean secret() {
        return type == Secret.class;
    }

    /** The value as it may be shown. */
    String shown(String text) {
        return secret() && !text.isEmpty() && !References.isReference(text) ? Secret.MASK : text;
    }

    private static Class<?> argument(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }
}
