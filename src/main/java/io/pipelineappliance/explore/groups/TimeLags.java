package io.pipelineappliance.explore.groups;

import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the first records that a group has not read were produced: read from the topics themselves, one record of each partition. */
final class TimeLags {
    private static final Logger log = LoggerFactory.getLogger(TimeLags.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int MOST_PARTITIONS = 64;

    private final KafkaAccess kafka;

    TimeLags(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** The timestamps by partition; those of the largest lags where there are many, and of those that answer in time. */
    Map<TopicPartition, Instant> firstUnread(Collection<GroupOffset> offsets) {
        List<GroupOffset> behind = offsets.stream()
                .filter(offset -> offset.lag() != null && offset.lag() > 0)
                .sorted(Comparator.comparing(GroupOffset::lag).reversed())
                .limit(MOST_PARTITIONS)
                .toList();
        if (behind.isEmpty()) {
            return Map.of();
        }
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return read(consumer, behind);
        } catch (KafkaException e) {
            log.debug("the first unread records could not be read", e);
            return Map.of();
        }
    }

    private static Map<TopicPartition, Instant> read(Consumer<byte[], byte[]> consumer, List<GroupOffset> behind) {
        consumer.assign(behind.stream().map(GroupOffset::partition).toList());
        behind.forEach(offset -> consumer.seek(offset.partition(), offset.committed()));
        Map<TopicPartition, Instant> found = new HashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (found.size() < behind.size() && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                found.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
            }
            consumer.pause(found.keySet());
        }
        return found;
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4_096,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                1 << 20,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG,
                "",
                ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        return new KafkaConsumer<>(
                kafka.settings("pipeline-appliance-dashboard-lag", settings),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
