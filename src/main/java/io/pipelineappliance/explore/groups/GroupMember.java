package io.pipelineappliance.explore.groups;

import java.util.List;

/**
 * A member of a group.
 *
 * @param id Kafka's name of it
 * @param instanceId the name that a static member gave itself, or null
 * @param clientId what it calls itself
 * @param host where it connects from
 * @param assignment what it reads, like {@code users_created-0}
 */
public record GroupMember(String id, String instanceId, String clientId, String host, List<String> assignment) {}
