package io.pipelineappliance.kafka;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.external.Probe;
import io.pipelineappliance.kafka.client.ConnectionFailures;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;

/** Asks Kafka which brokers it has, and remembers those that it had. */
public final class KafkaProbe implements Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaAccess kafka;
    private final Map<Integer, Node> known = new TreeMap<>();
    private Admin admin;

    /** @param kafka where it is and how to be let in */
    public KafkaProbe(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    @Override
    public synchronized Optional<String> ask() throws InterruptedException {
        Map<Integer, Node> live = new TreeMap<>();
        try {
            admin().describeCluster()
                    .nodes()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach(node -> live.put(node.id(), node));
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw failure(e);
        }
        known.putAll(live);
        return notice(live);
    }

    private Optional<String> notice(Map<Integer, Node> live) {
        Map<Integer, Node> missing = new TreeMap<>(known);
        missing.keySet().removeAll(live.keySet());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String names = missing.values().stream()
                .map(node -> node.id() + " (" + node.host() + ":" + node.port() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of(
                "%d of the %d brokers of Kafka at %s are there, without %s; records go on as long as each partition has a leader."
                        .formatted(live.size(), known.size(), kafka.servers(), names));
    }

    private ApplianceException failure(Throwable cause) {
        // A client that was refused stays so; the password may be corrected at the other end meanwhile.
        close();
        return new ApplianceException(ConnectionFailures.sentence(kafka, cause), cause);
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(kafka.settings(
                    "pipeline-appliance-watch",
                    Map.of(
                            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            (int) PATIENCE.toMillis() - 1000,
                            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                            (int) PATIENCE.toMillis() - 500,
                            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                            1000,
                            AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG,
                            "",
                            AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                            false)));
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
