package io.pipelineappliance.stream;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Bounds the writes of one partition that are under way, and keeps the first failure that no retry can mend. */
final class InFlight {
    private final int limit;
    private final Semaphore permits;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean abandoned;

    InFlight(int limit) {
        this.limit = limit;
        this.permits = new Semaphore(limit);
    }

    /** Takes a place, waiting for one when all are taken. */
    void begin() {
        acquire(1);
    }

    /** A write was acknowledged. */
    void succeeded() {
        permits.release();
    }

    /** A write failed for good: the task fails with it. */
    void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
        permits.release();
    }

    /** Returns when every write is acknowledged. */
    void awaitAll() {
        acquire(limit);
        permits.release(limit);
    }

    /** Nobody waits for what is under way: the task has ended, and another one writes the same records again. */
    void abandon() {
        abandoned = true;
    }

    /** Whether a write that did not succeed need not be tried again. */
    boolean isAbandoned() {
        return abandoned;
    }

    private void acquire(int count) {
        try {
            permits.acquire(count);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SinkException("the task was stopped while writes were under way", e);
        }
        Throwable cause = failure.get();
        if (cause != null) {
            permits.release(count);
            throw new SinkException(cause.getMessage(), cause);
        }
    }
}
