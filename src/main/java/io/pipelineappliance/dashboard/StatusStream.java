package io.pipelineappliance.dashboard;

import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.EventThread;
import io.pipelineappliance.dashboard.http.EventWriter;
import io.pipelineappliance.dashboard.http.Json;
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
 * Server-sent events: the status at once, then once a second. It is taken and written as JSON once for all listeners,
 * by one thread that exists only while somebody listens.
 */
final class StatusStream implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StatusStream.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Supplier<Status> status;
    private final Duration patience;
    private final Set<StatusListener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor ticker = EventThread.named("dashboard-events");
    private ScheduledFuture<?> tick;

    /**
     * @param status taken once a second
     * @param patience how long a listener may read nothing before it is let go
     */
    StatusStream(Supplier<Status> status, Duration patience) {
        this.status = status;
        this.patience = patience;
    }

    /** Turns the request into a listener; the response stays open until either side ends it. */
    void join(Context context) {
        StatusListener listener = new StatusListener(event());
        EventWriter.open(
                context,
                listener::take,
                writer -> {
                    listener.writeWith(writer);
                    add(listener);
                },
                () -> remove(listener));
    }

    int listeners() {
        return listeners.size();
    }

    private synchronized void add(StatusListener listener) {
        listeners.add(listener);
        if (tick == null && !ticker.isShutdown()) {
            long millis = INTERVAL.toMillis();
            tick = ticker.scheduleAtFixedRate(this::tell, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void remove(StatusListener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty() && tick != null) {
            tick.cancel(false);
            tick = null;
        }
    }

    private void tell() {
        try {
            byte[] event = event();
            for (StatusListener listener : listeners) {
                if (listener.writer().blockedFor().compareTo(patience) > 0) {
                    listener.writer().drop();
                } else {
                    listener.offer(event);
                }
            }
        } catch (RuntimeException e) {
            log.error("The status could not be sent to the dashboard's listeners", e);
        }
    }

    private byte[] event() {
        byte[] json = Json.bytes(status.get());
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
