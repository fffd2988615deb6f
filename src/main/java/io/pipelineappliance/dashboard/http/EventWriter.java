package io.pipelineappliance.dashboard.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** One open stream of server-sent events. Nothing here blocks: events are taken from their source when the other side reads. */
public final class EventWriter implements WriteListener {
    /** What a source gives after its last event. */
    public static final byte[] END = {};

    private final ServletOutputStream output;
    private final EndPoint connection;
    private final CompletableFuture<Void> ended;
    private final Supplier<byte[]> source;
    private final Caller caller;
    private boolean unflushed;
    private boolean writable;
    private long blockedSince = System.nanoTime();

    private EventWriter(
            ServletOutputStream output,
            EndPoint connection,
            CompletableFuture<Void> ended,
            Supplier<byte[]> source,
            Caller caller) {
        this.output = output;
        this.connection = connection;
        this.ended = ended;
        this.source = source;
        this.caller = caller;
    }

    /**
     * Turns a request into a stream of events; the response stays open until either side ends it, or the login of who asked ends.
     *
     * @param source the next event, null when there is none now, {@link #END} when there will be none; never waits
     * @param opened gets the writer before anything is written
     * @param gone runs once the stream has ended, whoever ended it
     */
    public static void open(Context context, Supplier<byte[]> source, Consumer<EventWriter> opened, Runnable gone) {
        open(context, "text/event-stream", source, opened, gone);
    }

    /** The same for what is too large to be held at once, as another media type: a download, part by part. */
    public static void open(
            Context context, String contentType, Supplier<byte[]> source, Consumer<EventWriter> opened, Runnable gone) {
        context.future(
                () -> begin(context, contentType, source, opened).whenComplete((nothing, failure) -> gone.run()));
    }

    /**
     * The same for a request that is asynchronous already: what has to be found out before the answer begins has been.
     *
     * @param contentType of what the source gives
     * @return is complete once the stream has ended, whoever ended it
     */
    public static CompletableFuture<Void> begin(
            Context context, String contentType, Supplier<byte[]> source, Consumer<EventWriter> opened) {
        context.status(200);
        context.contentType(contentType);
        context.res().setCharacterEncoding(StandardCharsets.UTF_8.name());
        context.header("X-Accel-Buffering", "no");
        CompletableFuture<Void> ended = new CompletableFuture<>();
        EventWriter writer = writer(context, source, ended);
        opened.accept(writer);
        writer.wake();
        return ended;
    }

    private static EventWriter writer(Context context, Supplier<byte[]> source, CompletableFuture<Void> ended) {
        HttpServletRequest request = context.req();
        request.getAsyncContext().setTimeout(0);
        EndPoint connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        try {
            ServletOutputStream output = context.res().getOutputStream();
            EventWriter writer = new EventWriter(output, connection, ended, source, Caller.of(context));
            output.setWriteListener(writer);
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException("The stream of events cannot be opened", e);
        }
    }

    /** Looks at the source again. */
    public synchronized void wake() {
        if (writable) {
            write();
        }
    }

    /** How long the other side has read nothing; zero when it keeps up. */
    public synchronized Duration blockedFor() {
        return writable ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - blockedSince);
    }

    /** Cuts the connection, since a write that is under way cannot be taken back otherwise. */
    public void drop() {
        connection.close();
        ended.complete(null);
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        write();
    }

    @Override
    public void onError(Throwable failure) {
        ended.complete(null);
    }

    private void write() {
        try {
            while (!ended.isDone() && output.isReady()) {
                if (unflushed) {
                    unflushed = false;
                    output.flush();
                } else if (!writeNext()) {
                    return;
                }
            }
            writable = false;
            blockedSince = System.nanoTime();
        } catch (IOException e) {
            ended.complete(null);
        }
    }

    private boolean writeNext() throws IOException {
        byte[] event = caller.gone().getAsBoolean() ? END : source.get();
        if (event == null) {
            return false;
        }
        if (event == END) {
            ended.complete(null);
        } else {
            unflushed = true;
            output.write(event);
        }
        return true;
    }
}
