package io.pipelineappliance.explore.schemas;

import java.util.List;

/**
 * What the registry says about a draft.
 *
 * @param compatible whether it could be registered as the next version
 * @param level compatibility level that it was held against
 * @param messages what is wrong, in the registry's words
 * @param registeredVersion the version that has this schema already; null when none has
 */
public record SchemaCheck(boolean compatible, String level, List<String> messages, Integer registeredVersion) {}
