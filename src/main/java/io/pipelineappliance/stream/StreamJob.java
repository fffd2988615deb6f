package io.pipelineappliance.stream;

import io.github.resilience4j.core.IntervalFunction;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the query running: starts it again with backoff when it dies, and in the mode that fits the topic's partitions, also
 * when partitions are added while it runs.
 */
public final class StreamJob implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialBackoff(Duration.ofMillis(500), 2.0, Duration.ofSeconds(15));
    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final long CHECK_PARTITIONS_MILLIS = 2000;

    private final Supplier<SparkSession> sessions;
    private final StreamSettings settings;
    private final StreamQuery.Mode configured;
    private final int slots;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile StreamStatus status;
    private Thread supervisor;

    /**
     * @param sessions gives a live session, a new one if the last has ended
     * @param settings what to stream and where to
     * @param configured the mode to run in as long as the slots suffice
     * @param slots task slots of the application
     */
    public StreamJob(Supplier<SparkSession> sessions, StreamSettings settings, StreamQuery.Mode configured, int slots) {
        this.sessions = sessions;
        this.settings = settings;
        this.configured = configured;
        this.slots = slots;
        this.status = new StreamStatus(configured, Optional.empty(), false, 0, Optional.empty());
    }

    /** What the supervisor knows now. */
    public StreamStatus status() {
        return status;
    }

    /** Starts the supervisor; the query itself may take until Kafka has the topic and Spark its executors. */
    @Override
    public void start() {
        supervisor = new Thread(this::supervise, "stream-supervisor");
        supervisor.start();
    }

    private void supervise() {
        int failures = 0;
        while (closing.getCount() > 0) {
            long startedAt = System.nanoTime();
            try {
                runOnce();
            } catch (Exception e) {
                boolean wasStable = System.nanoTime() - startedAt > STABLE.toNanos();
                failures = wasStable ? 1 : failures + 1;
                reportFailure(e, BACKOFF.apply(failures));
                pause(BACKOFF.apply(failures));
            }
        }
    }

    private void runOnce() throws StreamingQueryException, TimeoutException, ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()))) {
            SlotCheck check = slotCheck(admin);
            StreamQuery.Mode mode = check.fit(configured);
            check.notice(configured).ifPresent(LOG::warn);
            StreamingQuery query = StreamQuery.start(sessions.get(), settings, mode);
            status = new StreamStatus(mode, check.notice(configured), true, status.restarts(), status.lastError());
            try {
                while (!query.awaitTermination(CHECK_PARTITIONS_MILLIS)) {
                    if (closing.getCount() == 0 || slotCheck(admin).fit(configured) != mode) {
                        return;
                    }
                }
            } finally {
                query.stop();
            }
        }
    }

    private SlotCheck slotCheck(Admin admin) throws ExecutionException, InterruptedException {
        String topic = settings.pipeline().topic();
        int partitions = admin.describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get()
                .partitions()
                .size();
        return new SlotCheck(topic, partitions, slots);
    }

    private void reportFailure(Exception error, long backoffMillis) {
        if (closing.getCount() == 0) {
            return;
        }
        String reason = reason(error);
        LOG.error("the stream query ended, starting it again in {} ms: {}", backoffMillis, reason, error);
        status = new StreamStatus(status.mode(), status.notice(), false, status.restarts() + 1, Optional.of(reason));
    }

    /** The innermost message's first line: Spark wraps what a task threw in several exceptions, each quoting a stack trace. */
    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }

    private void pause(long millis) {
        try {
            closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Health check() {
        StreamStatus current = status;
        return current.running()
                ? Health.up()
                : Health.down(current.lastError().orElse("the stream query is not running yet"));
    }

    @Override
    public void close() {
        closing.countDown();
        if (supervisor == null) {
            return;
        }
        try {
            supervisor.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
