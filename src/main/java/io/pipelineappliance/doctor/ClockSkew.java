package io.pipelineappliance.doctor;

import io.pipelineappliance.component.ApplianceException;
import java.time.Duration;
import java.time.Instant;

/** How far another machine's clock is from this one's. Latencies and the order of writes are told by clocks. */
final class ClockSkew {
    static final String CHECK = "clock";
    private static final Duration MOST = Duration.ofSeconds(2);

    private ClockSkew() {}

    /**
     * Compares the clocks.
     *
     * @param theirs what the other side says
     * @param asked when it was asked, by this machine's clock
     * @param precision of what it says
     */
    static String of(Instant theirs, Instant asked, Duration precision) {
        Instant answered = Instant.now();
        Duration skew = Duration.ZERO;
        if (theirs.plus(precision).isBefore(asked)) {
            skew = Duration.between(theirs.plus(precision), asked);
        } else if (theirs.isAfter(answered)) {
            skew = Duration.between(answered, theirs);
        }
        if (skew.compareTo(MOST) > 0) {
            throw new ApplianceException(
                    "Its clock and this machine's are %d s apart; set both by the same time server."
                            .formatted(skew.toSeconds()));
        }
        return skew.isZero() ? "as this machine's" : skew.toMillis() + " ms apart";
    }
}
