package io.pipelineappliance.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.pipelineappliance.dashboard.http.Caller;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who asked for what: changes always, the rest where the level is debug. */
public final class RequestLog {
    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private RequestLog() {}

    /** Writes one line about a request that is done; the path is that of the request line, in which no line can end. */
    public static void write(Context context, float millis) {
        if (READING.contains(context.method()) && !log.isDebugEnabled()) {
            return;
        }
        String name = Caller.of(context).name();
        log.atLevel(READING.contains(context.method()) ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.INFO)
                .log(
                        "{} {} by {} from {}: {} after {} ms",
                        context.method(),
                        context.req().getRequestURI(),
                        name == null ? "anybody" : name,
                        context.ip(),
                        context.statusCode(),
                        Math.round(millis));
    }
}
