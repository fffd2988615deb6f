package io.pipelineappliance.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One try of a task.
 *
 * @param number 1 for the first
 * @param state RUNNING or a final one
 * @param startedAt when it began
 * @param endedAt empty while it runs
 * @param duration so far while it runs
 * @param error one sentence, when it failed
 * @param counters what it counted, in the order in which it did: users fetched, published, rejected, bytes, source, HTTP status
 */
public record TryView(
        int number,
        RunState state,
        Instant startedAt,
        Optional<Instant> endedAt,
        Duration duration,
        Optional<String> error,
        Map<String, String> counters) {}
