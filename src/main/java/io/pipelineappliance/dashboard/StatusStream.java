package io.pipelineappliance.dashboard;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private final ScheduledThreadPoolExecutor ticker;
    private ScheduledFuture<?> tick;

    /**
     * @param status taken once a second
     * @param patience how long a listener may read nothing before it is let go
     */
    StatusStream(Supplier<Status> status, Duration patience) {
        this.status = status;
        this.patience = patience;
        ticker = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "dashboard-events");
            thread.setDaemon(true);
            return thread;
        });
        ticker.setKeepAliveTime(2, TimeUnit.SECONDS);
        ticker.allowCoreThreadTimeOut(true);
        ticker.setRemoveOnCancelPolicy(true);
    }

    /** Turns the request into a listener; the response stays open until either side ends it. */
    void join(Context context) {
        byte[] first = event();
        context.status(200);
        context.contentType("text/event-stream");
        context.res().setCharacterEncoding(StandardCharsets.UTF_8.name());
        context.header("X-Accel-Buffering", "no");
        context.future(() -> {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            StatusListener listener = StatusListener.open(context.req(), context.res(), ended);
            add(listener);
            ended.whenComplete((nothing, failure) -> remove(listener));
            listener.offer(first);
            return ended;
        });
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
                if (listener.blockedFor().compareTo(patience) > 0) {
                    listener.drop();
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
        listeners.forEach(StatusListener::drop);
    }
}
