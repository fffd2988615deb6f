package io.pipelineappliance.config;

/**
 * A port that the appliance listens on.
 *
 * @param key the key that sets it, like {@code kafka.port}
 * @param number 0 until a free one is chosen
 */
public record ConfiguredPort(String key, int number) {
    /** Whether any free port will do. */
    public boolean isAny() {
        return number == 0;
    }

    ConfiguredPort within(String section) {
        return new ConfiguredPort(section + "." + key, number);
    }
}
