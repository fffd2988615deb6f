package io.pipelineappliance.explore.cluster;

import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Asks the brokers, each question for a bounded time. */
final class ClusterQuestion implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 4_000;

    private static final long WHOLE_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS + 500L);

    private final KafkaAccess kafka;
    private Admin admin;
    private boolean closed;

    ClusterQuestion(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    synchronized Admin admin() {
        if (closed) {
            throw new Unavailable("The dashboard stops; ask again once the appliance is up.");
        }
        if (admin == null) {
            admin = open();
        }
        return admin;
    }

    private Admin open() {
        try {
            return Admin.create(kafka.settings(
                    "dashboard-cluster",
                    Map.of(
                            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            PATIENCE_MILLIS,
                            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                            PATIENCE_MILLIS,
                            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                            1_000,
                            AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                            false,
                            "auto.include.jmx.reporter",
                            false)));
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    /** When to give up what begins now and asks several things, on the clock of {@link System#nanoTime}. */
    static long deadline() {
        return System.nanoTime() + WHOLE_PATIENCE_NANOS;
    }

    /** The answer. @throws Unavailable when there is none before the deadline */
    <T> T answer(KafkaFuture<T> future, long deadline) throws InterruptedException {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unavailable(e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(e);
        }
    }

    private Unavailable unavailable(Throwable cause) {
        return new Unavailable(
                "Kafka at %s does not answer; it is asked again as long as the page is open.".formatted(kafka), cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(java.time.Duration.ZERO);
            admin = null;
        }
    }
}
