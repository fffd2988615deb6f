package io.pipelineappliance.dashboard.http;

import java.util.concurrent.atomic.AtomicReference;

/** One who hears of a feed. While the other side does not read, only the newest event is kept for it. */
final class FeedListener {
    private final AtomicReference<byte[]> next;
    private volatile EventWriter writer;

    FeedListener(byte[] first) {
        next = new AtomicReference<>(first);
    }

    byte[] take() {
        return next.getAndSet(null);
    }

    void writeWith(EventWriter opened) {
        writer = opened;
    }

    /** Replaces what has not been written yet by a newer event. */
    void offer(byte[] event) {
        next.set(event);
        writer.wake();
    }

    EventWriter writer() {
        return writer;
    }
}
