package io.pipelineappliance.explore.schemas;

/**
 * One subject.
 *
 * @param name as the registry writes it
 * @param deleted whether all of its versions are deleted
 * @param versions how many there are, without deleted ones
 * @param deletedVersions how many are deleted softly
 * @param latestVersion the newest of those; of the deleted ones, when there are no others
 * @param level compatibility level
 * @param mode who may write, like {@code READWRITE}
 */
public record SchemaSubjectView(
        String name,
        boolean deleted,
        int versions,
        int deletedVersions,
        int latestVersion,
        SchemaSetting level,
        SchemaSetting mode) {}
