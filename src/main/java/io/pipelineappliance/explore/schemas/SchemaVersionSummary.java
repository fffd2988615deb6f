package io.pipelineappliance.explore.schemas;

/**
 * One line of the list of a subject's versions.
 *
 * @param version its number
 * @param id of the schema; null when it was deleted while it was looked up
 * @param type the schema's language
 * @param deleted whether it is deleted softly
 * @param references how many other schemas it uses
 */
public record SchemaVersionSummary(int version, Integer id, String type, boolean deleted, int references) {}
