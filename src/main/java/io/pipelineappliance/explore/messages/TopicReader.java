package io.pipelineappliance.explore.messages;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer for one look at one topic, in no group, with Kafka's failures as sentences. Used by one thread, but for {@link #wakeup}. */
final class TopicReader implements AutoCloseable {
    /** Kafka has to answer anything within this. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private final KafkaAccess kafka;
    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Set<Integer> partitions;

    private TopicReader(KafkaAccess kafka, String topic, Consumer<byte[], byte[]> consumer, Set<Integer> partitions) {
        this.kafka = kafka;
        this.topic = topic;
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /**
     * Opens one.
     *
     * @param wanted partitions; none means all
     * @throws NotFound when the topic, or one of the partitions, is not there
     */
    static TopicReader open(KafkaAccess kafka, String topic, Set<Integer> wanted, boolean committedOnly) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(kafka, committedOnly));
        try {
            List<PartitionInfo> known = answered(kafka, topic, () -> consumer.partitionsFor(topic));
            Set<Integer> all = known == null
                    ? Set.of()
                    : known.stream().map(PartitionInfo::partition).collect(Collectors.toCollection(TreeSet::new));
            return new TopicReader(kafka, topic, consumer, chosen(topic, all, wanted));
        } catch (RuntimeException e) {
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
            throw e;
        }
    }

    private static Set<Integer> chosen(String topic, Set<Integer> all, Set<Integer> wanted) {
        if (all.isEmpty()) {
            throw unknown(topic);
        }
        for (int partition : wanted) {
            if (!all.contains(partition)) {
                throw new NotFound(
                        "Topic '%s' has no partition %d; it has 0 to %d.".formatted(topic, partition, all.size() - 1));
            }
        }
        return wanted.isEmpty() ? all : new TreeSet<>(wanted);
    }

    private static Map<String, Object> settings(KafkaAccess kafka, boolean committedOnly) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, committedOnly ? "read_committed" : "read_uncommitted");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        return kafka.settings("dashboard-messages", settings);
    }

    String topic() {
        return topic;
    }

    Set<Integer> partitions() {
        return partitions;
    }

    /** The raw consumer, for reading. */
    Consumer<byte[], byte[]> consumer() {
        return consumer;
    }

    Set<TopicPartition> assigned() {
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toSet());
    }

    /** What the partitions hold now, in their order. */
    List<PartitionRange> held() {
        Map<TopicPartition, Long> begin = answered(() -> consumer.beginningOffsets(assigned()));
        Map<TopicPartition, Long> end = answered(() -> consumer.endOffsets(assigned()));
        return partitions.stream()
                .map(partition -> {
                    TopicPartition key = new TopicPartition(topic, partition);
                    return new PartitionRange(partition, begin.get(key), Math.max(begin.get(key), end.get(key)));
                })
                .toList();
    }

    <T> T answered(Supplier<T> question) {
        return answered(kafka, topic, question);
    }

    private static <T> T answered(KafkaAccess kafka, String topic, Supplier<T> question) {
        try {
            return question.get();
        } catch (UnknownTopicOrPartitionException gone) {
            throw unknown(topic);
        } catch (InvalidTopicException unfit) {
            throw new InvalidRequest(
                    "'%s' cannot be the name of a topic; names have up to 249 letters, digits, '.', '_' and '-'."
                            .formatted(topic),
                    unfit);
        } catch (RetriableException late) {
            throw unavailable(kafka, late);
        }
    }

    /** Kafka gives nothing. */
    Unavailable unavailable() {
        return unavailable(kafka, null);
    }

    static Unavailable unavailable(KafkaAccess kafka, Throwable cause) {
        return new Unavailable(
                "Kafka at %s does not answer; see on the Pipeline page whether it runs, and try again once it does."
                        .formatted(kafka),
                cause);
    }

    private static NotFound unknown(String topic) {
        return new NotFound("There is no topic '%s'; the Topics page lists those that are there.".formatted(topic));
    }

    /** Ends what the reading thread waits for; it gets a {@link org.apache.kafka.common.errors.WakeupException}. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
    }
}
