package io.pipelineappliance.explore.schemas;

/**
 * One line of the list of subjects.
 *
 * @param name with its context in front, like {@code :.test:users-value}, unless it is in the default one
 * @param deleted whether it is deleted softly, so that it can still be brought back
 * @param latestVersion the newest version; null when it was deleted while it was looked up
 * @param id of the newest version's schema
 * @param type the schema's language: {@code AVRO}, {@code JSON} or {@code PROTOBUF}
 * @param level compatibility level that new versions have to meet
 * @param ownLevel whether the level is set for this subject, and not taken over from its context or the registry
 */
public record SchemaSubject(
        String name, boolean deleted, Integer latestVersion, Integer id, String type, String level, boolean ownLevel) {}
