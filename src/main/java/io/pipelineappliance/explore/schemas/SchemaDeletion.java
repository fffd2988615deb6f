package io.pipelineappliance.explore.schemas;

import java.util.List;

/**
 * What was deleted.
 *
 * @param subject its name
 * @param versions their numbers
 * @param permanent whether they cannot be brought back
 */
public record SchemaDeletion(String subject, List<Integer> versions, boolean permanent) {}
