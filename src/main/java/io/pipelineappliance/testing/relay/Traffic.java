package io.pipelineappliance.testing.relay;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How bytes go through a relay. */
final class Traffic {
    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicLong delayNanos = new AtomicLong();

    boolean isPaused() {
        return pauses.get() > 0;
    }

    /** How much later than it came an answer is passed on. */
    long delayNanos() {
        return delayNanos.get();
    }

    void addPauses(int number) {
        pauses.addAndGet(number);
    }

    void addDelay(long nanos) {
        delayNanos.addAndGet(nanos);
    }

    void calm() {
        pauses.set(0);
        delayNanos.set(0);
    }
}
