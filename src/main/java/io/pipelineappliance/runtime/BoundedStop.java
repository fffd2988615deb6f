package io.pipelineappliance.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops one part after the other in a bounded time. All that the appliance keeps survives the sudden death of the process, so that
 * a part which hangs may be left to it; those after it still get their turn.
 */
final class BoundedStop {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedStop.class);

    private final Executor threads;
    private final Duration limit;

    /**
     * @param threads a thread for each part that hangs, and one more
     * @param limit for all parts together; one alone gets five eighths of it at most
     */
    BoundedStop(Executor threads, Duration limit) {
        this.threads = threads;
        this.limit = limit;
    }

    void stop(List<RunningPart> inOrder) {
        long deadline = System.nanoTime() + limit.toNanos();
        long longest = limit.multipliedBy(5).dividedBy(8).toNanos();
        for (RunningPart part : inOrder) {
            stop(part, Math.min(longest, deadline - System.nanoTime()));
        }
    }

    private void stop(RunningPart part, long patienceNanos) {
        FutureTask<Void> stop = new FutureTask<>(part::stop, null);
        threads.execute(stop);
        try {
            stop.get(Math.max(0, patienceNanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "{} does not stop in time and is left to the end of the process",
                    part.part().title());
        } catch (ExecutionException e) {
            LOG.error("{} did not stop cleanly", part.part().title(), e.getCause());
        } catch (InterruptedException e) {
            // The others are told to stop all the same, without waiting for them.
            Thread.currentThread().interrupt();
        }
    }
}
