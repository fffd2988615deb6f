package io.pipelineappliance.explore.logs;

/**
 * From which importance on a logger writes.
 *
 * @param name of the logger; {@code ROOT} is above all
 * @param level in force
 * @param changed whether it was changed since the start
 * @param original what it goes back to; null where it follows the logger above
 */
public record LoggerLevel(String name, LogLevel level, boolean changed, LogLevel original) {}
