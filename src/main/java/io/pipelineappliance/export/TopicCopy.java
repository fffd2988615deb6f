package io.pipelineappliance.export;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records to the target in transactions, each with the source's offsets of the next ones as those of a consumer group of the target.
 * So the records and the knowledge of them are there together or not at all, whenever the process ends. Of two exports from the same
 * source the later one ends the earlier.
 */
final class TopicCopy implements AutoCloseable {
    private static final int LARGEST_REQUEST = 64 << 20;

    private final KafkaAccess target;
    private final String name;
    private final KafkaProducer<byte[], byte[]> producer;

    /** @param name of the group and of the transactions */
    TopicCopy(KafkaAccess target, String name) {
        this.target = target;
        this.name = name;
        this.producer = new KafkaProducer<>(
                target.settings(
                        name,
                        Map.of(
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG, name,
                                ProducerConfig.ACKS_CONFIG, "all",
                                ProducerConfig.LINGER_MS_CONFIG, 5,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST,
                                ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Ends whatever an earlier export has left half done, and that export too if it still runs. */
    void begin() {
        attempt(producer::initTransactions);
    }

    /** Notes where partitions begin before any of their records is written. */
    void note(Map<TopicPartition, Long> nextOffsets) {
        if (!nextOffsets.isEmpty()) {
            write(List.of(), nextOffsets);
        }
    }

    /** Writes records, in their order. */
    void write(List<ConsumerRecord<byte[], byte[]>> records) {
        if (!records.isEmpty()) {
            Map<TopicPartition, Long> next = new HashMap<>();
            records.forEach(
                    moved -> next.put(new TopicPartition(moved.topic(), moved.partition()), moved.offset() + 1));
            write(records, next);
        }
    }

    private void write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> nextOffsets) {
        attempt(() -> {
            producer.beginTransaction();
            records.forEach(moved -> producer.send(new ProducerRecord<>(
                    moved.topic(),
                    moved.partition(),
                    moved.timestamp() < 0 ? null : moved.timestamp(),
                    moved.key(),
                    moved.value(),
                    moved.headers())));
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            nextOffsets.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(name));
            producer.commitTransaction();
        });
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new ApplianceException(
                    "Another export from this appliance to Kafka at %s has begun since; this one leaves the rest to it."
                            .formatted(target),
                    e);
        } catch (AuthorizationException e) {
            throw new ApplianceException(
                    "Kafka at %s refuses what the export needs (%s); grant the user Write on the topics and on the transactional id %s, and Read on the group %s."
                            .formatted(target, e.getMessage(), name, name),
                    e);
        } catch (KafkaException e) {
            throw new ApplianceException(
                    "Kafka at %s does not take the records (%s); look after it, then the same command goes on, and nothing is there twice."
                            .formatted(target, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
