package io.pipelineappliance.dashboard.system;

import io.pipelineappliance.dashboard.http.EventWriter;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.explore.logs.LogFollow;
import io.pipelineappliance.explore.logs.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** One who follows a log. What it has not read yet stays in the file: no more is taken from there before it has. */
final class LogListener {
    private static final byte[] BEGIN = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BREAK = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final LogFollow follow;
    private final AtomicReference<byte[]> next =
            new AtomicReference<>(": following\n\n".getBytes(StandardCharsets.US_ASCII));
    private volatile EventWriter writer;

    LogListener(LogFollow follow) {
        this.follow = follow;
    }

    /** What an event holds. */
    record LogEvent(List<LogLine> lines) {}

    void writeWith(EventWriter opened) {
        writer = opened;
    }

    EventWriter writer() {
        return writer;
    }

    byte[] take() {
        return next.getAndSet(null);
    }

    void look() throws IOException {
        if (next.get() == null) {
            List<LogLine> lines = follow.more();
            if (!lines.isEmpty()) {
                next.set(event(lines));
            }
        }
        writer.wake();
    }

    private static byte[] event(List<LogLine> lines) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(BEGIN);
        event.writeBytes(Json.bytes(new LogEvent(lines)));
        event.writeBytes(BREAK);
        return event.toByteArray();
    }
}
