package io.pipelineappliance.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Something that many share and that takes long to open, opened once on a thread of its own. Tasks are interrupted when they are to
 * end; whoever waits here can be, without an end for the others.
 */
final class Opening<T> {
    private final String threadName;
    private final Supplier<T> opener;
    private CompletableFuture<T> opened;

    Opening(String threadName, Supplier<T> opener) {
        this.threadName = threadName;
        this.opener = opener;
    }

    /** Begins to open it, unless it is open or about to be. */
    synchronized CompletableFuture<T> begin() {
        if (opened == null || opened.isCompletedExceptionally()) {
            CompletableFuture<T> begun = new CompletableFuture<>();
            Thread thread = new Thread(() -> complete(begun), threadName);
            thread.setDaemon(true);
            thread.start();
            opened = begun;
        }
        return opened;
    }

    private void complete(CompletableFuture<T> begun) {
        try {
            begun.complete(opener.get());
        } catch (RuntimeException | Error e) {
            begun.completeExceptionally(e);
        }
    }

    /** The open thing, for which it waits. After a failure the next call tries again. */
    T get() {
        try {
            return begin().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SinkException("the task was stopped before its connections were open", e);
        } catch (ExecutionException e) {
            throw new SinkException(
                    "the connections cannot be opened: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
