package io.pipelineappliance.dashboard.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events: a state at once, then again and again. One thread, which exists only while somebody listens, takes the state and
 * writes it as JSON. Listeners are spread over the interval, and those of the same part of it share what is written: with many of them
 * there is no moment at which all are served at once and the pipeline waits.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);

    private static final int PARTS = 10;

    private final String name;
    private final Supplier<?> state;
    private final Duration interval;
    private final Duration patience;
    private final List<Set<FeedListener>> parts = Stream.<Set<FeedListener>>generate(ConcurrentHashMap::newKeySet)
            .limit(PARTS)
            .toList();
    private final ScheduledThreadPoolExecutor ticker;
    private ScheduledFuture<?> tick;
    private volatile int current;
    private byte[] latest = {};
    private long latestAt;

    /**
     * @param name of the thread, {@code dashboard-} and this
     * @param state taken twice in an interval, however many listen, and for each who joins; must not wait for anything
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
        return parts.stream().mapToInt(Set::size).sum();
    }

    private synchronized void add(FeedListener listener) {
        emptiestPart().add(listener);
        if (tick == null && !ticker.isShutdown()) {
            long micros = TimeUnit.NANOSECONDS.toMicros(interval.toNanos()) / PARTS;
            tick = ticker.scheduleAtFixedRate(this::tell, micros, micros, TimeUnit.MICROSECONDS);
        }
    }

    /** Of several the one whose turn comes last, since who joins has just been told. */
    private Set<FeedListener> emptiestPart() {
        return IntStream.range(0, PARTS)
                .mapToObj(ago -> parts.get(Math.floorMod(current - ago, PARTS)))
                .min(Comparator.comparingInt(Set::size))
                .orElseThrow();
    }

    private synchronized void remove(FeedListener listener) {
        parts.forEach(part -> part.remove(listener));
        if (listeners() == 0 && tick != null) {
            tick.cancel(false);
            tick = null;
        }
    }

    private void tell() {
        try {
            current = (current + 1) % PARTS;
            Set<FeedListener> part = parts.get(current);
            if (!part.isEmpty()) {
                tell(part, recentEvent());
            }
        } catch (RuntimeException e) {
            log.error("The feed {} could not be sent to its listeners", name, e);
        }
    }

    private void tell(Set<FeedListener> part, byte[] event) {
        for (FeedListener listener : part) {
            if (listener.writer().blockedFor().compareTo(patience) > 0) {
                listener.writer().drop();
            } else {
                listener.offer(event);
            }
        }
    }

    /** For the ticker's thread: what was told less than half an interval ago is new enough for the next part. */
    private byte[] recentEvent() {
        long now = System.nanoTime();
        if (latest.length == 0 || now - latestAt >= interval.toNanos() / 2) {
            latest = event();
            latestAt = now;
        }
        return latest;
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
        parts.forEach(part -> part.forEach(listener -> listener.writer().drop()));
    }
}
