package io.pipelineappliance.config.loading;

/**
 * One key of a loaded configuration.
 *
 * @param key the key
 * @param shown its value as it was written; items of a list with commas between; masked where it is a secret; empty
 *     for none
 * @param origin where it was written
 */
public record EffectiveValue(ConfigKey key, String shown, Origin origin) {}
