package io.pipelineappliance.stream;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a query running on a thread of its own, from one start of the job to its stop. The thread is never interrupted, since an
 * interrupt while Spark starts a query would leave one running that nobody knows; it looks for the stop wherever it waits.
 */
final class StreamSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSupervisor.class);
    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final long LOOK_FOR_STOP_MILLIS = 200;
    private static final long COUNT_PARTITIONS_NANOS = Duration.ofSeconds(2).toNanos();

    /** Starts queries. */
    interface Queries {
        /** A new query, which goes on from the checkpoint. */
        StreamingQuery start(StreamQuery.Mode mode) throws TimeoutException;
    }

    private final Queries queries;
    private final Supplier<PartitionCount> counts;
    private final IntFunction<SlotCheck> check;
    private final StreamQuery.Mode configured;
    private final IntervalFunction backoff;
    private final AtomicReference<StreamStatus> status;
    private final Clock clock;
    private final CompletableFuture<Void> stop = new CompletableFuture<>();
    private final CompletableFuture<Void> firstOutcome = new CompletableFuture<>();

    /**
     * @param queries starts the query
     * @param counts a new connection for each run of the query
     * @param check whether a number of partitions fits the mode
     * @param configured the mode to run in as long as it fits
     * @param backoff milliseconds to wait after so many failures
     * @param status where to say what happens
     * @param clock when it happens
     */
    StreamSupervisor(
            Queries queries,
            Supplier<PartitionCount> counts,
            IntFunction<SlotCheck> check,
            StreamQuery.Mode configured,
            IntervalFunction backoff,
            AtomicReference<StreamStatus> status,
            Clock clock) {
        this.queries = queries;
        this.counts = counts;
        this.check = check;
        this.configured = configured;
        this.backoff = backoff;
        this.status = status;
        this.clock = clock;
    }

    /** Returns when the query runs, or has failed once: then it is tried again until it does. */
    void awaitFirstOutcome() throws InterruptedException {
        try {
            firstOutcome.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Asks it to stop the query and to end. */
    void stop() {
        stop.complete(null);
    }

    /** Runs the query until it is to stop. */
    void run() {
        int failures = 0;
        while (!stop.isDone()) {
            long startedAt = System.nanoTime();
            try {
                runOnce();
            } catch (Exception | Error e) {
                boolean wasStable = System.nanoTime() - startedAt > STABLE.toNanos();
                failures = wasStable ? 1 : failures + 1;
                recover(e, backoff.apply(failures));
            }
        }
        Instant stoppedAt = clock.instant();
        status.updateAndGet(current -> current.stopped(stoppedAt));
        firstOutcome.complete(null);
    }

    private void runOnce() throws Exception {
        try (PartitionCount count = counts.get()) {
            CompletableFuture<Integer> partitions = count.ask();
            if (isStoppedBefore(partitions)) {
                return;
            }
            SlotCheck fitting = check.apply(partitions.get());
            fitting.notice(configured).ifPresent(LOG::warn);
            StreamQuery.Mode mode = fitting.fit(configured);
            StreamingQuery query = queries.start(mode);
            try {
                Instant startedAt = clock.instant();
                status.updateAndGet(current -> current.runningIn(mode, fitting.notice(configured), startedAt));
                firstOutcome.complete(null);
                watch(query, mode, count);
            } finally {
                status.updateAndGet(StreamStatus::ended);
                end(query);
            }
        }
    }

    private boolean isStoppedBefore(CompletableFuture<?> answer) throws InterruptedException {
        try {
            CompletableFuture.anyOf(stop, answer).get();
        } catch (ExecutionException e) {
            // Whoever takes the answer sees it.
        }
        return stop.isDone();
    }

    /** Returns when the query is to stop, or to run in another mode. */
    private void watch(StreamingQuery query, StreamQuery.Mode mode, PartitionCount count)
            throws StreamingQueryException {
        CompletableFuture<Integer> partitions = null;
        long countAt = System.nanoTime() + COUNT_PARTITIONS_NANOS;
        while (!query.awaitTermination(LOOK_FOR_STOP_MILLIS)) {
            if (stop.isDone()) {
                return;
            }
            if (partitions == null && System.nanoTime() - countAt > 0) {
                partitions = count.ask();
            }
            if (partitions != null && partitions.isDone()) {
                if (!stillFits(partitions, mode)) {
                    return;
                }
                partitions = null;
                countAt = System.nanoTime() + COUNT_PARTITIONS_NANOS;
            }
        }
        throw new IllegalStateException("somebody else has stopped the query");
    }

    private boolean stillFits(CompletableFuture<Integer> partitions, StreamQuery.Mode mode) {
        if (partitions.isCompletedExceptionally()) {
            // Kafka is away, which is no reason to end the query: it waits for Kafka too.
            return true;
        }
        return check.apply(partitions.join()).fit(configured) == mode;
    }

    private static void end(StreamingQuery query) {
        try {
            query.stop();
        } catch (TimeoutException | RuntimeException e) {
            LOG.warn("the stream query does not stop: {}", e.toString());
        }
    }

    private void recover(Throwable error, long backoffMillis) {
        if (stop.isDone()) {
            return;
        }
        String reason = FailureReason.of(error);
        Instant failedAt = clock.instant();
        LOG.error("the stream query ended, starting it again in {} ms: {}", backoffMillis, reason, error);
        status.updateAndGet(current -> current.failed(reason, failedAt));
        firstOutcome.complete(null);
        try {
            stop.get(backoffMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException again) {
            LOG.info("starting the stream query again");
        } catch (InterruptedException | ExecutionException | CancellationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
