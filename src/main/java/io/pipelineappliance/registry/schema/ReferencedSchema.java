package io.pipelineappliance.registry.schema;

/**
 * What a reference leads to.
 *
 * @param name how the referring schema writes it
 * @param text the schema
 */
public record ReferencedSchema(String name, String text) {}
