package io.pipelineappliance.explore.messages;

import java.util.List;

/**
 * The schema that a key or value names.
 *
 * @param id in the registry; null when the message names a GUID
 * @param guid that the message names; null when it names an id
 * @param type its language; null when the registry could not say
 * @param subjects where it is registered
 */
public record MessageSchema(Integer id, String guid, String type, List<SubjectVersion> subjects) {
    /** A version of a subject. */
    public record SubjectVersion(String subject, int version) {}
}
