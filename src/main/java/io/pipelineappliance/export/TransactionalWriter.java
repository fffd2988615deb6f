package io.pipelineappliance.export;

import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records together with how far they reach: both are there, or neither. The newest of its name is the only one that can. */
final class TransactionalWriter implements AutoCloseable {
    private static final int LARGEST = 64 << 20;

    private final Producer<byte[], byte[]> producer;
    private final ConsumerGroupMetadata group;

    /** @param name of the transactions and of the group whose offsets say how far the records reach */
    TransactionalWriter(KafkaAccess kafka, String name) {
        group = new ConsumerGroupMetadata(name);
        producer = new KafkaProducer<>(
                kafka.settings(
                        "export-writer",
                        Map.of(
                                "transactional.id",
                                name,
                                "acks",
                                "all",
                                "linger.ms",
                                5,
                                "compression.type",
                                "lz4",
                                "max.request.size",
                                LARGEST,
                                "buffer.memory",
                                2L * LARGEST)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    void write(Iterable<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, OffsetAndMetadata> positions) {
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            producer.send(new ProducerRecord<>(
                    record.topic(),
                    record.partition(),
                    record.timestamp() < 0 ? null : record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers()));
        }
        producer.sendOffsetsToTransaction(positions, group);
        // Throws what any of the records has met.
        producer.commitTransaction();
    }

    /** What was not committed is given up. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
