package io.pipelineappliance.explore.schemas;

/**
 * A setting of a subject.
 *
 * @param value what holds for it
 * @param own whether it is set for the subject, and not taken over from its context or the registry
 */
public record SchemaSetting(String value, boolean own) {}
