package io.pipelineappliance.explore.table;

import io.pipelineappliance.explore.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The last scan of the table, renewed while somebody asks, at most every so often, and never twice at a time. The first is as fast as it
 * can be, the others are gentle.
 */
final class FreshScan implements AutoCloseable {
    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final Duration FIRST = Duration.ofMillis(4_500);

    private final TableScan scan;
    private final Clock clock;
    private final ExecutorService thread;
    private CompletableFuture<TableScan.Found> latest;
    private TableScan.Found last;
    private Instant nextAt = Instant.MIN;

    FreshScan(TableScan scan, Clock clock) {
        this.scan = scan;
        this.clock = clock;
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread made = new Thread(task, "dashboard-table-scan");
                    made.setDaemon(true);
                    return made;
                });
        one.allowCoreThreadTimeOut(true);
        this.thread = one;
    }

    /** What is known; has it renewed when it is old. */
    synchronized Optional<TableScan.Found> lastAndRenew() {
        boolean idle = latest == null || latest.isDone();
        if (idle && !clock.instant().isBefore(nextAt)) {
            latest = new CompletableFuture<>();
            CompletableFuture<TableScan.Found> mine = latest;
            thread.execute(() -> renew(mine));
        }
        return Optional.ofNullable(last);
    }

    /** The same, but waits for the first. */
    TableScan.Found awaitAndRenew() throws InterruptedException {
        Optional<TableScan.Found> known = lastAndRenew();
        return known.isPresent() ? known.get() : awaitFirst();
    }

    private TableScan.Found awaitFirst() throws InterruptedException {
        CompletableFuture<TableScan.Found> first;
        synchronized (this) {
            first = latest;
        }
        try {
            return first.get(FIRST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unavailable(
                    "The rows of the table are being counted, which takes a moment; the figures come as soon as they are.",
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void renew(CompletableFuture<TableScan.Found> renewed) {
        try {
            TableScan.Found found = scan.scan(isKnown());
            synchronized (this) {
                last = found;
                nextAt = clock.instant().plus(FRESH);
            }
            renewed.complete(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            renewed.completeExceptionally(new Unavailable("The appliance stops; ask again once it is up."));
        } catch (RuntimeException e) {
            renewed.completeExceptionally(e);
        }
    }

    private synchronized boolean isKnown() {
        return last != null;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
