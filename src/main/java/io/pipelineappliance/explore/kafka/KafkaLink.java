package io.pipelineappliance.explore.kafka;

import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;

/**
 * A connection to Kafka for questions and orders, opened by the first of them. Safe for use by many threads. No answer takes longer than
 * {@link #PATIENCE}; failures are sentences, see {@link KafkaFailures}.
 */
public final class KafkaLink implements AutoCloseable {
    /** How long one answer may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(4);

    private final KafkaAccess kafka;
    private final KafkaFailures failures;
    private Admin admin;
    private boolean closed;

    /** @param kafka where it is and how to be let in */
    public KafkaLink(KafkaAccess kafka) {
        this.kafka = kafka;
        this.failures = new KafkaFailures(kafka.servers());
    }

    public KafkaAccess access() {
        return kafka;
    }

    /** What to ask. */
    public synchronized Admin admin() {
        if (closed) {
            throw new Unavailable("The dashboard stops; ask again once the appliance is up.");
        }
        if (admin == null) {
            admin = Admin.create(settings());
        }
        return admin;
    }

    /**
     * The answer to a question.
     *
     * @param what was asked, as in "Kafka could not list the topics"
     */
    public <T> T answer(String what, KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failures.of(what, e.getCause());
        } catch (TimeoutException e) {
            throw failures.of(what, e);
        }
    }

    /** The answers to a question about many things; what could not be answered since it does not exist (any more) is left out. */
    public <K, T> Map<K, T> answers(String what, Map<K, KafkaFuture<T>> futures) throws InterruptedException {
        Map<K, T> answers = new HashMap<>();
        for (Map.Entry<K, KafkaFuture<T>> future : futures.entrySet()) {
            try {
                answers.put(future.getKey(), future.getValue().get(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS));
            } catch (ExecutionException e) {
                if (!KafkaFailures.isAbsence(e.getCause())) {
                    throw failures.of(what, e.getCause());
                }
            } catch (TimeoutException e) {
                throw failures.of(what, e);
            }
        }
        return answers;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() - 500);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return kafka.settings("pipeline-appliance-dashboard", settings);
    }
}
