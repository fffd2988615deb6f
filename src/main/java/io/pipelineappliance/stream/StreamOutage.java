package io.pipelineappliance.stream;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which the query should have run and did not: from the error that ended it, over failed starts, to the next run.
 *
 * @param at when the query ended, or failed to start
 * @param reason the error that did it, one sentence
 * @param failures that error and the failed starts after it
 * @param outcome how it went on
 * @param endedAt when it ran again or was stopped, once either is so
 */
public record StreamOutage(Instant at, String reason, int failures, Outcome outcome, Optional<Instant> endedAt) {
    /** How an outage ended. */
    public enum Outcome {
        /** Not yet: the query is being started again. */
        DOWN,
        /** The query runs again. */
        RECOVERED,
        /** Somebody stopped the stream job in the meantime. */
        STOPPED
    }

    static StreamOutage begun(String reason, Instant at) {
        return new StreamOutage(at, reason, 1, Outcome.DOWN, Optional.empty());
    }

    StreamOutage goesOn() {
        return new StreamOutage(at, reason, failures + 1, Outcome.DOWN, Optional.empty());
    }

    StreamOutage ended(Outcome how, Instant end) {
        return new StreamOutage(at, reason, failures, how, Optional.of(end));
    }
}
