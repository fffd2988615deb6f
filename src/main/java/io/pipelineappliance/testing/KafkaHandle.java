package io.pipelineappliance.testing;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The appliance's Kafka. Its clients are opened by their first use and closed with the appliance. */
public final class KafkaHandle {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Kafka may be stopped by then, and what was not acknowledged to a test is nobody's. */
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** The controller has a new topic at once, the broker that is asked about it a moment later. */
    private static final Retry UNTIL_KNOWN = Retry.of(
            "until the topic is known",
            RetryConfig.custom()
                    .waitDuration(Duration.ofMillis(10))
                    .maxAttempts(1_000)
                    .retryOnException(KafkaHandle::isUnknownTopic)
                    .build());

    private final String bootstrapServers;
    private final OwnedClients clients;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;

    KafkaHandle(String bootstrapServers, OwnedClients clients) {
        this.bootstrapServers = bootstrapServers;
        this.clients = clients;
    }

    /** Where clients connect: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** An admin client. */
    public synchronized Admin admin() {
        if (admin == null) {
            Admin opened = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
            admin = clients.own(opened, () -> opened.close(CLOSING));
        }
        return admin;
    }

    /** A producer of bytes, which acknowledges what all replicas have. */
    public synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            KafkaProducer<byte[], byte[]> opened = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            producer = clients.own(opened, () -> opened.close(CLOSING));
        }
        return producer;
    }

    /** Makes a topic and returns when every partition has its leader; topics are not made by themselves. */
    public void createTopic(String topic, int partitions) {
        get(
                admin().createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                        .all(),
                "make the topic " + topic);
        UNTIL_KNOWN.executeSupplier(() -> endOffsets(topic, partitions));
    }

    private static boolean isUnknownTopic(Throwable failure) {
        return failure.getCause() instanceof UnknownTopicOrPartitionException;
    }

    /** For each partition the offset that its next record will have. */
    Map<Integer, Long> endOffsets(String topic) {
        TopicDescription described = get(
                        admin().describeTopics(List.of(topic)).allTopicNames(), "describe the topic " + topic)
                .get(topic);
        return endOffsets(topic, described.partitions().size());
    }

    private Map<Integer, Long> endOffsets(String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return get(admin().listOffsets(all).all(), "see the ends of the topic " + topic).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    /** Sends text and returns where Kafka has it. */
    public RecordMetadata produce(String topic, String key, String value) {
        return produce(topic, bytes(key), bytes(value));
    }

    /** Sends bytes and returns where Kafka has them. */
    public RecordMetadata produce(String topic, byte[] key, byte[] value) {
        try {
            return producer().send(new ProducerRecord<>(topic, key, value)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed("send to the topic " + topic, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** All records that the topic has now, in the order of their times. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(consumer, consumer.endOffsets(partitions, PATIENCE));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> readTo(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                && System.nanoTime() < limit) {
            consumer.poll(Duration.ofMillis(50)).forEach(records::add);
        }
        records.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                .thenComparingLong(ConsumerRecord::offset));
        return records;
    }

    static <T> T get(KafkaFuture<T> future, String what) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException failed(String what, Exception e) {
        Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
        String reason = cause instanceof TimeoutException
                ? "Kafka did not answer within " + PATIENCE.toSeconds() + " s"
                : String.valueOf(cause.getMessage());
        return new IllegalStateException("could not " + what + ": " + reason, cause);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while it waited for Kafka", e);
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
