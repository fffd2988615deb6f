package io.pipelineappliance.spark;

import java.time.Instant;
import java.util.Optional;

/**
 * The executors of the application.
 *
 * @param count executors registered now
 * @param slots tasks that they can run at once
 * @param firstAt when the first of all registered, also if it is gone since
 */
public record Executors(int count, int slots, Optional<Instant> firstAt) {}
