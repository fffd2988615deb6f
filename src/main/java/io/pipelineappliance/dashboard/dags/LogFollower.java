package io.pipelineappliance.dashboard.dags;

import io.pipelineappliance.dashboard.http.EventWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One who follows a log. Whoever writes the log only appends to a queue here: what goes to the network, and what looks at the state of a
 * connection, runs on the thread of all followers, so that no follower can hold up a task or lock against it.
 */
final class LogFollower {
    /** Bytes. A whole log fits in; a live one never comes near unless the other side does not read. */
    private static final int LARGEST_QUEUE = 4 << 20;

    private static final Logger log = LoggerFactory.getLogger(LogFollower.class);
    private static final byte[] PULSE = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST = "event: end\ndata: end\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Executor thread;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private final AtomicBoolean waking = new AtomicBoolean();
    private final long linesSeen;
    private long lines;
    private int queued;
    private boolean over;
    private boolean closed;
    private AutoCloseable subscription;
    private volatile EventWriter writer;

    /**
     * @param thread of all followers
     * @param linesSeen lines to leave out
     */
    LogFollower(Executor thread, long linesSeen) {
        this.thread = thread;
        this.linesSeen = linesSeen;
    }

    void line(String text) {
        boolean full;
        synchronized (this) {
            lines++;
            if (lines <= linesSeen || over) {
                return;
            }
            add(event(lines, text));
            full = queued > LARGEST_QUEUE;
            over = full;
        }
        if (full) {
            run(this::drop);
        } else {
            wake();
        }
    }

    void end() {
        synchronized (this) {
            add(LAST);
            add(EventWriter.END);
            over = true;
        }
        wake();
    }

    /** The next event for the writer. */
    synchronized byte[] take() {
        byte[] event = queue.poll();
        queued -= event == null ? 0 : event.length;
        return event;
    }

    synchronized void writeWith(EventWriter opened) {
        writer = opened;
    }

    /** Takes what ends the following; ends it at once where the other side has gone meanwhile. */
    void follow(AutoCloseable newSubscription) {
        boolean late;
        synchronized (this) {
            subscription = newSubscription;
            late = closed;
        }
        if (late) {
            close();
        }
    }

    /** Notices who has gone, which only a write tells, and lets go who does not read. */
    void beat(Duration patience) {
        EventWriter current = writer;
        if (current == null) {
            return;
        }
        if (current.blockedFor().compareTo(patience) > 0) {
            current.drop();
            return;
        }
        synchronized (this) {
            if (queue.isEmpty() && !over) {
                add(PULSE);
            }
        }
        current.wake();
    }

    void drop() {
        EventWriter current;
        synchronized (this) {
            queue.clear();
            add(EventWriter.END);
            current = writer;
        }
        if (current != null) {
            current.drop();
        }
    }

    void close() {
        AutoCloseable open;
        synchronized (this) {
            closed = true;
            over = true;
            queue.clear();
            open = subscription;
            subscription = null;
        }
        run(() -> close(open));
    }

    private static void close(AutoCloseable subscription) {
        try {
            if (subscription != null) {
                subscription.close();
            }
        } catch (Exception e) {
            log.warn("The following of a log could not be ended", e);
        }
    }

    private void add(byte[] event) {
        queue.add(event);
        queued += event.length;
    }

    private void wake() {
        if (writer != null && waking.compareAndSet(false, true)) {
            run(() -> {
                waking.set(false);
                writer.wake();
            });
        }
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException stopping) {
            log.debug("the dashboard stops, and its followers with it");
        }
    }

    private static byte[] event(long number, String text) {
        return ("id: " + number + "\ndata: " + text.replace("\r", "") + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
