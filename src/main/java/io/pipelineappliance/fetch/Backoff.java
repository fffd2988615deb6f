package io.pipelineappliance.fetch;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/**
 * How to wait between attempts: exponentially longer, with jitter.
 *
 * @param initial wait after the first attempt, half more or less
 * @param longest bound on every wait; a source that asks for more is given up for this fetch
 * @param attempts attempts in all; only for what has an end
 */
record Backoff(Duration initial, Duration longest, int attempts) {
    private static final double MULTIPLIER = 2;
    private static final double JITTER = 0.5;

    /** Gives up within ten seconds, well before the next fetch is due. */
    static final Backoff BUSY_SOURCE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15), 4);

    /** Goes on until Kafka is back. */
    static final Backoff ABSENT_KAFKA = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), Integer.MAX_VALUE);

    /**
     * The wait after an attempt.
     *
     * @param attempt 1 for the first
     */
    Duration after(int attempt) {
        return Duration.ofMillis(IntervalFunction.ofExponentialRandomBackoff(initial, MULTIPLIER, JITTER, longest)
                .apply(attempt));
    }
}
