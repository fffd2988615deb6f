package io.pipelineappliance.runtime;

import io.pipelineappliance.component.ApplianceException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** All parts together. */
public final class Appliance implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(8);

    private final Map<String, RunningPart> parts = new LinkedHashMap<>();
    private final Duration stopWithin;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "appliance-lifecycle");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;

    /**
     * @param parts in an order in which each stands after those it needs
     * @param clock for boot times
     * @param listener hears of each change of a state, on the thread that made it
     */
    public Appliance(List<Part> parts, Clock clock, Consumer<PartStatus> listener) {
        this(parts, clock, listener, STOP_WITHIN);
    }

    Appliance(List<Part> parts, Clock clock, Consumer<PartStatus> listener, Duration stopWithin) {
        this.stopWithin = stopWithin;
        for (Part part : parts) {
            if (!this.parts.keySet().containsAll(part.needs())) {
                throw new IllegalArgumentException(part.name() + " stands before what it needs: " + part.needs());
            }
            this.parts.put(part.name(), new RunningPart(part, clock, listener));
        }
    }

    /**
     * Starts everything and returns when all runs. If one part fails the others are closed again.
     *
     * @throws ApplianceException the first failure, as a sentence
     * @throws CancellationException when the appliance was closed meanwhile
     */
    public void start() {
        Map<String, CompletableFuture<Void>> started = new LinkedHashMap<>();
        for (RunningPart running : parts.values()) {
            CompletableFuture<?>[] needs =
                    running.part().needs().stream().map(started::get).toArray(CompletableFuture[]::new);
            started.put(
                    running.part().name(), CompletableFuture.allOf(needs).thenRunAsync(() -> start(running), threads));
        }
        try {
            firstFailureOrAll(started.values().stream().toList()).join();
        } catch (CompletionException e) {
            throw rolledBack(e.getCause());
        }
    }

    /** Done when all are done or one has failed: what still waits then is not worth waiting for. */
    private static CompletableFuture<Void> firstFailureOrAll(List<CompletableFuture<Void>> futures) {
        CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
        futures.forEach(future -> future.exceptionally(error -> {
            Throwable cause = error instanceof CompletionException ? error.getCause() : error;
            all.completeExceptionally(new CompletionException(cause));
            return null;
        }));
        return all;
    }

    private RuntimeException rolledBack(Throwable error) {
        if (closing) {
            // Then it failed because it was stopped, or it does not matter any more.
            return new CancellationException("the appliance was stopped while it started");
        }
        close();
        return error instanceof RuntimeException known ? known : new IllegalStateException(error);
    }

    private static void start(RunningPart running) {
        try {
            running.start();
        } catch (ApplianceException | CancellationException e) {
            throw e;
        } catch (Exception | Error e) {
            throw new ApplianceException(
                    running.part().title() + " did not start: " + RunningPart.reason(e)
                            + "; the log in the data directory has more",
                    e);
        }
    }

    /** Every part as it is now, in the order of the start. */
    public List<PartStatus> status() {
        return parts.values().stream().map(RunningPart::status).toList();
    }

    /** Whether all parts are to stop, or have. */
    public boolean isClosing() {
        return closing;
    }

    /** The part of that name, if there is one. */
    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name)).map(RunningPart::part);
    }

    /** Stops one part while the rest runs; those that need it wait and go on by themselves. */
    public void stopPart(String name) {
        parts.get(name).stop();
    }

    /**
     * Starts a stopped or failed part again.
     *
     * @throws ApplianceException why it does not start
     * @throws CancellationException when the appliance closes
     */
    public void startPart(String name) {
        start(parts.get(name));
    }

    /**
     * Stops all parts in the reverse order of the start, also those that still start. Returns within 8 s: a part that hangs is left
     * to the end of the process.
     */
    @Override
    public synchronized void close() {
        if (threads.isShutdown()) {
            return;
        }
        closing = true;
        parts.values().forEach(RunningPart::end);
        List<RunningPart> reversed = new ArrayList<>(parts.values());
        Collections.reverse(reversed);
        new BoundedStop(threads, stopWithin).stop(reversed);
        threads.shutdown();
    }
}
