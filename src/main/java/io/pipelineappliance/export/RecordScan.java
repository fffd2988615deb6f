package io.pipelineappliance.export;

import static java.util.stream.Collectors.toMap;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads partitions from where to where, in their order, without what was taken back. Records that arrive meanwhile are left. */
final class RecordScan implements AutoCloseable {
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final KafkaAccess kafka;
    private final Map<TopicPartition, Long> ends;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private long lastMove = System.nanoTime();

    /**
     * @param starts offset of each partition's first record
     * @param ends offset behind each partition's last one
     */
    RecordScan(KafkaAccess kafka, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        this.kafka = kafka;
        this.ends = ends.entrySet().stream()
                .filter(end -> starts.get(end.getKey()) < end.getValue())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.consumer = new KafkaConsumer<>(
                kafka.settings(
                        "pipeline-appliance-export",
                        Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE,
                                ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(this.ends.keySet());
        this.ends.keySet().forEach(partition -> consumer.seek(partition, starts.get(partition)));
    }

    /** Whether all has been read. */
    boolean isDone() {
        return ends.isEmpty();
    }

    /**
     * The next records, none where there is nothing yet.
     *
     * @throws ApplianceException when Kafka has been silent for too long
     */
    List<ConsumerRecord<byte[], byte[]>> next() {
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
            polled.forEach(polledRecord -> {
                Long end = ends.get(new TopicPartition(polledRecord.topic(), polledRecord.partition()));
                if (end != null && polledRecord.offset() < end) {
                    records.add(polledRecord);
                }
            });
            boolean ended = ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ended) {
                consumer.pause(consumer.assignment().stream()
                        .filter(partition -> !ends.containsKey(partition))
                        .toList());
            }
            requireLife(ended || !records.isEmpty());
            return records;
        } catch (KafkaException e) {
            throw new ApplianceException(
                    "Kafka at %s cannot be read (%s); look after it, then the same command goes on."
                            .formatted(kafka, e.getMessage()),
                    e);
        }
    }

    private void requireLife(boolean moved) {
        if (moved) {
            lastMove = System.nanoTime();
        } else if (System.nanoTime() - lastMove > LONGEST_SILENCE.toNanos()) {
            throw new ApplianceException(
                    "Kafka at %s has given no record for %d s although there are more; look after it, then the same command goes on."
                            .formatted(kafka, LONGEST_SILENCE.toSeconds()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
