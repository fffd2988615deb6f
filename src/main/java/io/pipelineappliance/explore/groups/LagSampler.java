package io.pipelineappliance.explore.groups;

import io.pipelineappliance.component.ApplianceException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a sample every some seconds, from the first look until nobody has looked for the span of the history; otherwise it is no thread. */
final class LagSampler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LagSampler.class);
    static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Takes one. */
    interface Sampling {
        void run() throws InterruptedException;
    }

    private final Sampling sampling;
    private final Runnable rest;
    private ScheduledThreadPoolExecutor ticker;
    private long lookedAt;
    private boolean closed;

    /** @param rest what to do when nobody has looked for long */
    LagSampler(Sampling sampling, Runnable rest) {
        this.sampling = sampling;
        this.rest = rest;
    }

    synchronized void looked() {
        lookedAt = System.nanoTime();
        if (ticker == null && !closed) {
            ticker = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "dashboard-lag");
                thread.setDaemon(true);
                return thread;
            });
            long millis = INTERVAL.toMillis();
            ticker.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        if (endIfUnused()) {
            rest.run();
            return;
        }
        try {
            sampling.run();
        } catch (ApplianceException e) {
            log.debug("no sample of the lags: {}", e.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The lags of consumer groups cannot be sampled", e);
        }
    }

    private synchronized boolean endIfUnused() {
        if (System.nanoTime() - lookedAt < LagHistory.SPAN.toNanos()) {
            return false;
        }
        end();
        return true;
    }

    private void end() {
        if (ticker != null) {
            ticker.shutdownNow();
            ticker = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}
