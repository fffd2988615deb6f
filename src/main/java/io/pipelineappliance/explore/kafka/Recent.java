package io.pipelineappliance.explore.kafka;

import java.time.Duration;

/**
 * A value that is asked for again when it is older than some seconds, once for all who want it meanwhile. Many pages that show the same
 * thing cost one question.
 *
 * @param <T> the value
 */
public final class Recent<T> {
    /** Where the value comes from. */
    public interface Source<T> {
        T get() throws InterruptedException;
    }

    private final Duration lifetime;
    private final Source<T> source;
    private T value;
    private long until;

    public Recent(Duration lifetime, Source<T> source) {
        this.lifetime = lifetime;
        this.source = source;
    }

    public synchronized T get() throws InterruptedException {
        if (value == null || System.nanoTime() - until > 0) {
            value = source.get();
            until = System.nanoTime() + lifetime.toNanos();
        }
        return value;
    }

    /** Makes the next one who wants it ask anew, as after a change. */
    public synchronized void forget() {
        value = null;
    }
}
