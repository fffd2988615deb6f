package io.pipelineappliance.schedule.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Tells those who wait that something changed, so that they look again. */
final class Pulse {
    private long beats;

    synchronized void beat() {
        beats++;
        notifyAll();
    }

    /** How often something changed so far; to be read before looking. */
    synchronized long beats() {
        return beats;
    }

    /** Returns once more has changed than was seen, or the time is over. */
    synchronized void awaitChange(long seen, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); beats == seen && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
