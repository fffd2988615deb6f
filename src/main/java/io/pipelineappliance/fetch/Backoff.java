package io.pipelineappliance.fetch;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/**
 * How to wait between attempts: exponentially longer, with jitter.
 *
 * @param initial wait after the first attempt, half more or less
 * @param longest bound on every wait
 */
record Backoff(Duration initial, Duration longest) {
    private static final double MULTIPLIER = 2;
    private static final double JITTER = 0.5;

    /** Goes on until Kafka is back. */
    static final Backoff ABSENT_KAFKA = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

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
