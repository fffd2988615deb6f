package io.pipelineappliance.explore.schemas;

/**
 * A version of a subject.
 *
 * @param subject its name
 * @param version its number
 */
public record SchemaPlace(String subject, int version) {}
