package io.pipelineappliance.assembly;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the figures of the pipeline, and has them renewed when somebody wants to see them, once a second at most. Nobody looking
 * costs next to nothing, for then the history of the stream job asks every few seconds; a Kafka or Cassandra that does not answer delays the page by a moment only, which then shows the last figures.
 */
final class PipelineMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineMonitor.class);
    private static final Duration FRESH = Duration.ofMillis(900);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** Where the figures come from. */
    interface Source {
        /**
         * Asks, which may take long or throw.
         *
         * @param last the figures that are shown until then
         */
        PipelineFigures ask(Optional<PipelineFigures> last) throws InterruptedException;
    }

    private final Source source;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "pipeline-monitor");
        made.setDaemon(true);
        return made;
    });
    private volatile Optional<PipelineFigures> latest = Optional.empty();
    private volatile long refreshedAt = Long.MIN_VALUE / 2;
    private Future<?> refresh = CompletableFuture.completedFuture(null);

    PipelineMonitor(Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Figures not older than a second if the systems answer at once, else the last there are. */
    Optional<PipelineFigures> figures() {
        if (clock.millis() - refreshedAt > FRESH.toMillis()) {
            await(refreshing());
        }
        return latest;
    }

    private synchronized Future<?> refreshing() {
        if (refresh.isDone() && !thread.isShutdown()) {
            refresh = thread.submit(this::refresh);
        }
        return refresh;
    }

    private void refresh() {
        try {
            latest = Optional.of(source.ask(latest));
            refreshedAt = clock.millis();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the figures are not to be had now", e);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("showing the last figures", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
    }
}
