package io.pipelineappliance.dashboard.metrics;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by route, method and status. Routes are templates, so that there are as many kinds as there is code for. */
public final class HttpRequests {
    /** Upper bounds of the histogram's buckets, in seconds. */
    static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, Double.POSITIVE_INFINITY};

    private static final Set<HandlerType> METHODS = Set.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS);
    private static final double MILLIS_PER_SECOND = 1000;

    private final Map<Kind, Times> times = new ConcurrentHashMap<>();

    record Kind(String method, String route, int status) {}

    /** How long requests of one kind took; streams of events are in the count alone, since they last as long as a page is open. */
    static final class Times {
        final LongAdder[] buckets = new LongAdder[BOUNDS.length];
        final DoubleAdder seconds = new DoubleAdder();

        Times() {
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = new LongAdder();
            }
        }

        private void add(double duration) {
            int bucket = 0;
            while (duration > BOUNDS[bucket]) {
                bucket++;
            }
            buckets[bucket].increment();
            seconds.add(duration);
        }
    }

    /** Counts a request that was answered, however that went. */
    public void count(Context context, float millis) {
        String type = context.res().getContentType();
        boolean stream = type != null && type.startsWith("text/event-stream");
        Kind kind = new Kind(method(context), route(context), context.statusCode());
        times.computeIfAbsent(kind, first -> new Times()).add(stream ? 0 : millis / MILLIS_PER_SECOND);
    }

    Map<Kind, Times> times() {
        return times;
    }

    private static String method(Context context) {
        return METHODS.contains(context.method()) ? context.method().name() : "OTHER";
    }

    private static String route(Context context) {
        Endpoint matched = context.endpoints().lastHttpEndpoint();
        if (matched != null) {
            return matched.path;
        }
        return context.statusCode() < 400 ? "page" : "none";
    }
}
