package io.pipelineappliance.stream;

import io.github.resilience4j.core.IntervalFunction;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the query running: starts it again with backoff when it dies, and in the mode that fits the topic's partitions, also
 * when partitions are added while it runs. A stop cuts what is under way short; the next start does it again from the checkpoint.
 */
public final class StreamJob implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialBackoff(Duration.ofMillis(500), 2.0, Duration.ofSeconds(15));
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Supplier<StreamSupervisor> supervisors;
    private final AtomicReference<StreamStatus> status;
    private StreamSupervisor supervisor;
    private Thread thread;

    /**
     * @param sessions gives a live session, a new one if the last has ended
     * @param settings what to stream and where to
     * @param configured the mode to run in as long as the slots suffice
     * @param slots task slots of the application
     * @param clock when the query starts and fails
     */
    public StreamJob(
            Supplier<SparkSession> sessions,
            StreamSettings settings,
            StreamQuery.Mode configured,
            int slots,
            Clock clock) {
        this(
                mode -> StreamQuery.start(sessions.get(), settings, mode),
                () -> new KafkaPartitionCount(
                        settings.kafka(), settings.pipeline().topic()),
                settings.pipeline().topic(),
                configured,
                slots,
                BACKOFF,
                clock);
    }

    StreamJob(
            StreamSupervisor.Queries queries,
            Supplier<PartitionCount> counts,
            String topic,
            StreamQuery.Mode configured,
            int slots,
            IntervalFunction backoff,
            Clock clock) {
        AtomicReference<StreamStatus> latest = new AtomicReference<>(StreamStatus.notStarted(configured));
        status = latest;
        supervisors = () -> new StreamSupervisor(
                queries,
                counts,
                partitions -> new SlotCheck(topic, partitions, slots),
                configured,
                backoff,
                latest,
                clock);
    }

    /** What is known of the query now. */
    public StreamStatus status() {
        return status.get();
    }

    /** Returns once the query runs, or has failed for the first time; then it is tried again until it runs. */
    @Override
    public void start() throws InterruptedException {
        begin().awaitFirstOutcome();
    }

    private synchronized StreamSupervisor begin() {
        if (supervisor != null) {
            throw new IllegalStateException("the stream job is started already");
        }
        StreamSupervisor begun = supervisors.get();
        Thread last = thread;
        supervisor = begun;
        thread = new Thread(() -> runAfter(last, begun), "stream-supervisor");
        thread.setDaemon(true);
        thread.start();
        return begun;
    }

    /** Two queries must not run from one checkpoint. */
    private static void runAfter(Thread last, StreamSupervisor next) {
        try {
            if (last != null) {
                last.join();
            }
            next.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Health check() {
        StreamStatus current = status.get();
        return current.running()
                ? Health.up()
                : Health.down(current.lastError().orElse("the stream query is not running"));
    }

    @Override
    public synchronized void close() {
        if (supervisor == null) {
            return;
        }
        supervisor.stop();
        supervisor = null;
        try {
            thread.join(STOP_WITHIN.toMillis());
            if (thread.isAlive()) {
                LOG.warn(
                        "the stream query does not stop within {} s; a new one waits for its end",
                        STOP_WITHIN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
