package io.pipelineappliance.dashboard.system;

import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.pipelineappliance.dashboard.http.EventThread;
import io.pipelineappliance.dashboard.http.EventWriter;
import io.pipelineappliance.explore.logs.LogFollow;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs as server-sent events while they grow, looked at twice a second by one thread while somebody follows one. */
final class LogFeed {
    private static final Logger log = LoggerFactory.getLogger(LogFeed.class);
    private static final int MOST_LISTENERS = 32;
    private static final long INTERVAL_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<LogListener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor thread = EventThread.named("dashboard-system-logs");
    private ScheduledFuture<?> tick;

    /** @throws ServiceUnavailableResponse when too many follow already */
    void join(Context context, LogFollow follow) {
        if (listeners.size() >= MOST_LISTENERS) {
            context.header("Retry-After", "5");
            throw new ServiceUnavailableResponse(
                    "%d follow logs already, which is as many as may; try again later.".formatted(MOST_LISTENERS));
        }
        LogListener listener = new LogListener(follow);
        EventWriter.open(
                context,
                listener::take,
                writer -> {
                    listener.writeWith(writer);
                    add(listener);
                },
                () -> remove(listener));
    }

    private synchronized void add(LogListener listener) {
        listeners.add(listener);
        if (tick == null && !thread.isShutdown()) {
            tick = thread.scheduleAtFixedRate(this::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void remove(LogListener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty() && tick != null) {
            tick.cancel(false);
            tick = null;
        }
    }

    private void look() {
        for (LogListener listener : listeners) {
            try {
                if (listener.writer().blockedFor().compareTo(PATIENCE) > 0) {
                    listener.writer().drop();
                } else {
                    listener.look();
                }
            } catch (IOException | RuntimeException e) {
                log.warn("A log cannot be followed any longer", e);
                listener.writer().drop();
            }
        }
    }

    void close() {
        thread.shutdownNow();
        listeners.forEach(listener -> listener.writer().drop());
    }
}
