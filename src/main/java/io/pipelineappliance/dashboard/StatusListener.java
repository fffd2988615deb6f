package io.pipelineappliance.dashboard;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * One open stream of events. Nothing here blocks: while the other side does not read, only the newest event is kept
 * for it.
 */
final class StatusListener implements WriteListener {
    private final ServletOutputStream output;
    private final EndPoint connection;
    private final CompletableFuture<Void> ended;
    private byte[] next;
    private boolean unflushed;
    private boolean writable;
    private long blockedSince = System.nanoTime();

    private StatusListener(ServletOutputStream output, EndPoint connection, CompletableFuture<Void> ended) {
        this.output = output;
        this.connection = connection;
        this.ended = ended;
    }

    /**
     * @param request already in asynchronous mode
     * @param response with its headers set
     * @param ended completes when the other side is gone or {@link #drop()} was called
     */
    static StatusListener open(
            HttpServletRequest request, HttpServletResponse response, CompletableFuture<Void> ended) {
        request.getAsyncContext().setTimeout(0);
        EndPoint connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        try {
            ServletOutputStream output = response.getOutputStream();
            StatusListener listener = new StatusListener(output, connection, ended);
            output.setWriteListener(listener);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("The stream of events cannot be opened", e);
        }
    }

    /** Replaces what has not been written yet by a newer event. */
    synchronized void offer(byte[] event) {
        next = event;
        if (writable) {
            write();
        }
    }

    /** How long the other side has read nothing; zero when it keeps up. */
    synchronized Duration blockedFor() {
        return writable ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - blockedSince);
    }

    /** Cuts the connection, since a write that is under way cannot be taken back otherwise. */
    void drop() {
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
            while (output.isReady()) {
                if (unflushed) {
                    unflushed = false;
                    output.flush();
                } else if (next != null) {
                    byte[] event = next;
                    next = null;
                    unflushed = true;
                    output.write(event);
                } else {
                    return;
                }
            }
            writable = false;
            blockedSince = System.nanoTime();
        } catch (IOException e) {
            ended.complete(null);
        }
    }
}
