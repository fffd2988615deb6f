package io.pipelineappliance.stream;

import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;

/** Asks Kafka, over one connection. */
final class KafkaPartitionCount implements PartitionCount {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private final Admin admin;
    private final String topic;

    KafkaPartitionCount(KafkaAccess kafka, String topic) {
        this.admin = Admin.create(kafka.settings(
                "stream-partitions",
                Map.of(
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) ANSWER_WITHIN.toMillis() / 3,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) ANSWER_WITHIN.toMillis())));
        this.topic = topic;
    }

    @Override
    public CompletableFuture<Integer> ask() {
        return admin.describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .thenApply(KafkaPartitionCount::partitions)
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static int partitions(TopicDescription description) {
        return description.partitions().size();
    }

    @Override
    public void close() {
        // Without waiting for answers that nobody wants any more.
        admin.close(Duration.ZERO);
    }
}
