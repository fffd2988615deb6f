package io.pipelineappliance.explore.schemas;

/**
 * Another schema that a schema uses.
 *
 * @param name by which the schema calls it
 * @param subject where it is registered
 * @param version of that subject
 */
public record SchemaUse(String name, String subject, int version) {}
