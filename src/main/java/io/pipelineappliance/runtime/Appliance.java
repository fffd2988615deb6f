package io.pipelineappliance.runtime;

import io.pipelineappliance.component.ApplianceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** All parts together. */
public final class Appliance implements AutoCloseable {
    private final Map<String, RunningPart> parts = new LinkedHashMap<>();
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
            close();
            throw asApplianceException(e.getCause());
        }
    }

    /** Done when all are done or one has failed: what still waits then is not worth waiting for. */
    private static CompletableFuture<Void> firstFailureOrAll(List<CompletableFuture<Void>> futures) {
        CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
        futures.forEach(future -> future.exceptionally(error -> {
            all.completeExceptionally(error instanceof CompletionException ? error.getCause() : error);
            return null;
        }));
        return all;
    }

    private void start(RunningPart running) {
        if (closing) {
            return;
        }
        try {
            running.start();
        } catch (Exception e) {
            throw new CompletionException(withTitle(running.part(), e));
        }
    }

    private static Exception withTitle(Part part, Exception error) {
        return error instanceof ApplianceException
                ? error
                : new ApplianceException(
                        part.title() + " did not start: " + RunningPart.reason(error)
                                + "; the log in the data directory has more",
                        error);
    }

    private static ApplianceException asApplianceException(Throwable error) {
        return error instanceof ApplianceException known
                ? known
                : new ApplianceException(RunningPart.reason(error), error);
    }

    /** Every part as it is now, in the order of the start. */
    public List<PartStatus> status() {
        return parts.values().stream().map(RunningPart::status).toList();
    }

    /** The part of that name, if there is one. */
    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name)).map(RunningPart::part);
    }

    /** Stops one part while the rest runs; those that need it wait and go on by themselves. */
    public void stopPart(String name) {
        parts.get(name).stop();
    }

    /** Starts a stopped part again. */
    public void startPart(String name) {
        start(parts.get(name));
    }

    /** Stops all parts in the reverse order of the start. */
    @Override
    public void close() {
        closing = true;
        List<RunningPart> reversed = new ArrayList<>(parts.values());
        Collections.reverse(reversed);
        reversed.forEach(RunningPart::stop);
        threads.shutdown();
    }
}
