package io.pipelineappliance.dashboard.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events: a state at once, then again and again. It is taken and written as JSON once for all listeners, by one thread that
 * exists only while somebody listens.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);

    private final String name;
    private final Supplier<?> state;
    private final Duration interval;
    private final Duration patience;
    private final Set<FeedListener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor ticker;
    private ScheduledFuture<?> tick;

    /**
     * @param name of the thread, {@code dashboard-} and this
     * @param state taken for all listeners together; must not wait for anything
     * @param interval between two events
     * @param patience how long a listener may read nothing before it is let go
     */
    public LiveFeed(String name, Supplier<?> state, Duration interval, Duration patience) {
        this.name = name;
        this.state = state;
        this.interval = interval;
        this.patience = patience;
        this.ticker = EventThread.named("dashboard-" + name);
    }

    /** Turns the request into a listener; the response stays open until either side ends it. */
    public void join(Context context) {
        FeedListener listener = new FeedListener(event());
        EventWriter.open(
                context,
                listener::take,
                writer -> {
                    listener.writeWith(writer);
                    add(listener);
                },
                () -> remove(listener));
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    private synchronized void add(FeedListener listener) {
        listeners.add(listener);
        if (tick == null && !ticker.isShutdown()) {
            long millis = interval.toMillis();
            tick = ticker.scheduleAtFixedRate(this::tell, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void remove(FeedListener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty() && tick != null) {
            tick.cancel(false);
            tick = null;
        }
    }

    private void tell() {
        try {
            byte[] event = event();
            for (FeedListener listener : listeners) {
                if (listener.writer().blockedFor().compareTo(patience) > 0) {
                    listener.writer().drop();
                } else {
                    listener.offer(event);
                }
            }
        } catch (RuntimeException e) {
            log.error("The feed {} could not be sent to its listeners", name, e);
        }
    }

    private byte[] event() {
        byte[] json = Json.bytes(state.get());
        byte[] event = new byte[json.length + 8];
        System.arraycopy("data: ".getBytes(StandardCharsets.US_ASCII), 0, event, 0, 6);
        System.arraycopy(json, 0, event, 6, json.length);
        event[json.length + 6] = '\n';
        event[json.length + 7] = '\n';
        return event;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        listeners.forEach(listener -> listener.writer().drop());
    }
}
