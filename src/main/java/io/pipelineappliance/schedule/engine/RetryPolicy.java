package io.pipelineappliance.schedule.engine;

import io.github.resilience4j.core.IntervalFunction;
import io.pipelineappliance.config.ScheduleConfig;
import java.time.Duration;

/**
 * How often a task is tried again, and when: exponentially later, with jitter.
 *
 * @param retries tries after the first
 * @param delay wait before the second try, half more or less
 * @param maxDelay bound on every wait
 */
public record RetryPolicy(int retries, Duration delay, Duration maxDelay) {
    private static final double MULTIPLIER = 2;
    private static final double JITTER = 0.5;

    public static RetryPolicy of(ScheduleConfig config) {
        return new RetryPolicy(config.retries(), config.retryDelay(), config.maxRetryDelay());
    }

    /** For a task that fails the same way whenever it is tried. */
    public static RetryPolicy never() {
        return new RetryPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    /** Tries in all. */
    int tries() {
        return retries + 1;
    }

    /**
     * The wait after a try.
     *
     * @param failures 1 after the first try
     */
    Duration after(int failures) {
        return Duration.ofMillis(IntervalFunction.ofExponentialRandomBackoff(delay, MULTIPLIER, JITTER, maxDelay)
                .apply(failures));
    }
}
