package io.pipelineappliance.explore.schemas;

/**
 * What holds for all subjects that do not say otherwise.
 *
 * @param address where the registry is
 * @param level compatibility level
 * @param mode who may write, like {@code READWRITE}
 */
public record SchemaDefaults(String address, String level, String mode) {}
