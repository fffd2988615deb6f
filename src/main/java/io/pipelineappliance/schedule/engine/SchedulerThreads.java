package io.pipelineappliance.schedule.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scheduler's threads: one for each run under way, and one that talks to ZooKeeper. */
final class SchedulerThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulerThreads.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor runs = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> thread("schedule-run", task),
            new DiscardPolicy());
    private final ThreadPoolExecutor claims = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> thread("schedule-claims", task),
            new DiscardPolicy());

    Executor runs() {
        return runs;
    }

    Executor claims() {
        return claims;
    }

    void runLater(Runnable task) {
        claims.execute(task);
    }

    /** Ends them; runs have been told to end before. */
    @Override
    public void close() {
        runs.shutdown();
        claims.shutdownNow();
        try {
            if (!runs.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    || !claims.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A run did not end within {} s and is left as if it was cut off", STOP_WITHIN.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
