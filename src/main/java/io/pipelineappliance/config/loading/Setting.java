package io.pipelineappliance.config.loading;

/**
 * A value as somebody wrote it.
 *
 * @param key full key, like {@code kafka.port}
 * @param text the value; items of a list with commas between; empty for no value
 * @param origin where it was written
 */
record Setting(String key, String text, Origin origin) {}
