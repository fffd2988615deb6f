package io.pipelineappliance.config.loading;

import io.pipelineappliance.config.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A key that takes a value.
 *
 * @param name full key, like {@code kafka.controller-port}
 * @param type type of the value, or of the item where {@code list}
 * @param list whether it takes several values
 * @param optional whether it may have no value
 */
public record ConfigKey(String name, Class<?> type, boolean list, boolean optional) {
    private static final String VARIABLE_PREFIX = "APPLIANCE_";

    static ConfigKey of(String name, RecordComponent component) {
        boolean list = component.getType() == List.class;
        boolean optional = component.getType() == Optional.class;
        return new ConfigKey(name, list || optional ? argument(component) : component.getType(), list, optional);
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
        return secret() && !text.isEmpty() ? Secret.MASK : text;
    }

    private static Class<?> argument(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }
}
