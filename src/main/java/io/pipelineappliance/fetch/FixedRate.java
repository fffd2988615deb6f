package io.pipelineappliance.fetch;

import java.time.Duration;
import java.time.Instant;

/** When the next fetch is due: at once at first, then at a fixed rate; what a pause has missed is not made up for. */
final class FixedRate {
    private final Duration interval;
    private Instant next = Instant.EPOCH;
    private Instant decidedAt = Instant.EPOCH;

    FixedRate(Duration interval) {
        this.interval = interval;
    }

    /** Whether a fetch is due; also when the clock was set back, or the next one might be hours away. */
    boolean due(Instant now) {
        return !now.isBefore(next) || now.isBefore(decidedAt);
    }

    /** A fetch begins now. */
    void begun(Instant now) {
        boolean onTime = next.isAfter(now.minus(interval)) && !next.isAfter(now);
        next = (onTime ? next : now).plus(interval);
        decidedAt = now;
    }

    /** Moves the next fetch back, if it would be earlier. */
    void holdUntil(Instant earliest) {
        next = next.isBefore(earliest) ? earliest : next;
    }

    /** {@link Instant#MIN} before the first. */
    Instant next() {
        return next;
    }
}
