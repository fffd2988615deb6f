package io.pipelineappliance.export;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.export.Compared.Content;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads partitions from one offset to another, committed records only. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;

    /** A consumer waits for brokers that are away without a word. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final KafkaAccess kafka;
    private final Duration longestSilence;
    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicReader(KafkaAccess kafka) {
        this(kafka, LONGEST_SILENCE);
    }

    TopicReader(KafkaAccess kafka, Duration longestSilence) {
        this.kafka = kafka;
        this.longestSilence = longestSilence;
        consumer = new KafkaConsumer<>(
                kafka.settings(
                        "export-reader",
                        Map.of(
                                "isolation.level", "read_committed",
                                "enable.auto.commit", "false",
                                "auto.offset.reset", "earliest",
                                "max.poll.records", AT_ONCE)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Where committed records begin. */
    Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /** Where they end now. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    /** Some records, and how far all that was read reaches. */
    record Chunk(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> positions) {}

    /**
     * Reads until every partition is at its end; there may be some records beyond it.
     *
     * @param from where to begin
     * @param to where each ends
     * @param chunks takes them one after the other
     * @throws ApplianceException when Kafka says nothing for too long
     */
    void read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to, Consumer<Chunk> chunks) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        Map<TopicPartition, Long> positions = new HashMap<>(from);
        long lastMove = System.nanoTime();
        while (to.entrySet().stream().anyMatch(end -> positions.get(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            Map<TopicPartition, Long> moved = new HashMap<>();
            for (TopicPartition partition : from.keySet()) {
                long position = consumer.position(partition);
                if (positions.put(partition, position) != position) {
                    moved.put(partition, position);
                }
            }
            if (!moved.isEmpty()) {
                chunks.accept(new Chunk(records, moved));
                lastMove = System.nanoTime();
            } else if (System.nanoTime() - lastMove > longestSilence.toNanos()) {
                throw new ApplianceException(
                        "Kafka at %s has said nothing for %d s though there is more to read; look after it, and start the export again: it goes on where it was."
                                .formatted(kafka, longestSilence.toSeconds()));
            }
        }
    }

    /** What each topic holds between these offsets: key, value, headers and time, in each partition's order. */
    Map<String, Content> contents(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        Map<TopicPartition, Checksum> checksums =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        Map<String, Long> counts = new HashMap<>();
        from.keySet().forEach(partition -> checksums.put(partition, new Checksum()));
        read(from, to, chunk -> {
            for (ConsumerRecord<byte[], byte[]> record : chunk.records()) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < to.get(partition)) {
                    add(checksums.get(partition), record);
                    counts.merge(record.topic(), 1L, Long::sum);
                }
            }
        });
        Map<String, List<String>> byTopic = new TreeMap<>();
        checksums.forEach((partition, checksum) -> byTopic.computeIfAbsent(partition.topic(), key -> new ArrayList<>())
                .add(checksum.text()));
        Map<String, Content> contents = new TreeMap<>();
        byTopic.forEach((topic, texts) -> {
            Checksum whole = new Checksum();
            texts.forEach(whole::add);
            contents.put(topic, new Content(counts.getOrDefault(topic, 0L), whole.text()));
        });
        return contents;
    }

    private static void add(Checksum checksum, ConsumerRecord<byte[], byte[]> record) {
        checksum.add(record.key()).add(record.value());
        // Where brokers stamp records by themselves, each end has its own times.
        checksum.number(record.timestampType() == TimestampType.CREATE_TIME ? record.timestamp() : 0);
        for (Header header : record.headers()) {
            checksum.add(header.key()).add(header.value());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
