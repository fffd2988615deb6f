package io.pipelineappliance.fetch.builtin;

import java.time.Instant;

/**
 * One request that the built-in source has answered.
 *
 * @param at when it came
 * @param path such as {@code /api/}
 * @param query as it came, still encoded; empty when there was none
 * @param status HTTP status of the answer
 */
public record ServedRequest(Instant at, String path, String query, int status) {}
