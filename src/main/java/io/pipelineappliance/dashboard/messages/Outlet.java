package io.pipelineappliance.dashboard.messages;

import io.pipelineappliance.dashboard.http.EventWriter;
import io.pipelineappliance.dashboard.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Between the thread that reads from Kafka, which may wait, and the response, which may not. */
final class Outlet {
    private static final int LARGEST_QUEUE = 1 << 20;
    private static final long WAIT_MILLIS = 200;

    private final Duration patience;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private int queued;
    private boolean over;
    private volatile EventWriter writer;

    /** @param patience how long the other side may read nothing before it is let go */
    Outlet(Duration patience) {
        this.patience = patience;
    }

    void writeWith(EventWriter opened) {
        writer = opened;
    }

    /** The next bytes for the writer; never waits. */
    byte[] take() {
        synchronized (this) {
            byte[] bytes = queue.poll();
            queued -= bytes == null ? 0 : bytes.length;
            notifyAll();
            return bytes;
        }
    }

    /** Hands on; waits while the other side does not read. False when there is nobody to read any more. */
    boolean put(byte[] bytes) throws InterruptedException {
        synchronized (this) {
            while (queued > LARGEST_QUEUE && !over) {
                wait(WAIT_MILLIS);
                if (queued > LARGEST_QUEUE && isTooSlow()) {
                    break;
                }
            }
            if (queued <= LARGEST_QUEUE && !over) {
                queue.add(bytes);
                queued += bytes.length;
            } else {
                over = true;
            }
        }
        if (isOver()) {
            drop();
            return false;
        }
        writer.wake();
        return true;
    }

    boolean event(String name, Object data) throws InterruptedException {
        String event = "event: " + name + "\ndata: " + new String(Json.bytes(data), StandardCharsets.UTF_8) + "\n\n";
        return put(event.getBytes(StandardCharsets.UTF_8));
    }

    /** All has been handed on. */
    void end() throws InterruptedException {
        synchronized (this) {
            queue.add(EventWriter.END);
        }
        writer.wake();
    }

    /** The other side has gone, or is let go: a download that breaks off must not look like a whole one. */
    void drop() {
        gone();
        writer.drop();
    }

    synchronized void gone() {
        over = true;
        notifyAll();
    }

    synchronized boolean isOver() {
        return over;
    }

    private boolean isTooSlow() {
        return writer.blockedFor().compareTo(patience) > 0;
    }
}
