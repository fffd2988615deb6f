package io.pipelineappliance.registry.store;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic of schemas. */
final class Topic {
    static final String NAME = "_schemas";
    static final TopicPartition PARTITION = new TopicPartition(NAME, 0);

    /** A schema of a megabyte, escaped twice, with all that belongs to it. */
    static final int LARGEST_RECORD = 8 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Topic() {}

    /** Makes it; does nothing where it exists. */
    static void create(KafkaAccess kafka) throws InterruptedException {
        NewTopic topic = new NewTopic(NAME, 1, kafka.replicationFactor())
                .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", String.valueOf(LARGEST_RECORD)));
        try (Admin admin = admin(kafka)) {
            admin.createTopics(List.of(topic)).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failure(kafka, e.getCause());
            }
        } catch (TimeoutException e) {
            throw failure(kafka, e);
        }
    }

    /** The id of the Kafka cluster. */
    static String clusterId(KafkaAccess kafka) throws InterruptedException {
        try (Admin admin = admin(kafka)) {
            return admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LogUnavailableException(
                    LogUnavailableException.Outcome.NOT_WRITTEN, "Kafka does not tell its id: " + e.getMessage(), e);
        }
    }

    private static Admin admin(KafkaAccess kafka) {
        return Admin.create(ClientSettings.of(
                kafka,
                "schema-registry-admin",
                Map.of("default.api.timeout.ms", (int) PATIENCE.toMillis(), "request.timeout.ms", 5_000)));
    }

    private static ApplianceException failure(KafkaAccess kafka, Throwable cause) {
        return new ApplianceException(
                "The topic %s of the Schema Registry could not be created on Kafka at %s: %s; check that it runs and can be reached."
                        .formatted(NAME, kafka, cause.getMessage()),
                cause);
    }
}
