package io.pipelineappliance.explore.spark;

import java.time.Instant;

/**
 * A time in which the streaming query should have run and did not.
 *
 * @param at when it ended, or failed to start
 * @param reason why, one sentence
 * @param failures that error and the failed starts after it
 * @param outcome DOWN while it is being started again, RECOVERED, or STOPPED by somebody
 * @param endedAt when it ran again or was stopped, or null while it is down
 */
public record StreamRestart(Instant at, String reason, int failures, Outcome outcome, Instant endedAt) {
    /** How it went on. */
    public enum Outcome {
        DOWN,
        RECOVERED,
        STOPPED
    }
}
