package io.pipelineappliance.export;

import io.pipelineappliance.kafka.client.KafkaAccess;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** How many records a topic has and what they are, partition by partition: key, value, headers and time, in their order. */
final class TopicChecksums {
    private final SortedMap<Integer, Checksum> partitions = new TreeMap<>();
    private long count;

    private TopicChecksums() {}

    static TopicChecksums read(
            KafkaAccess kafka,
            ExportedTopic topic,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            Progress progress) {
        TopicChecksums checksums = new TopicChecksums();
        topic.partitions().forEach(partition -> checksums.partitions.put(partition.partition(), new Checksum()));
        long all = topic.partitions().stream()
                .mapToLong(partition -> ends.get(partition) - begins.get(partition))
                .sum();
        try (RecordScan scan = new RecordScan(kafka, begins, ends)) {
            while (!scan.isDone()) {
                scan.next().forEach(checksums::add);
                progress.count("records of " + topic.name() + " read at " + kafka, checksums.count, all);
            }
        }
        return checksums;
    }

    private void add(ConsumerRecord<byte[], byte[]> added) {
        count++;
        Checksum checksum = partitions.get(added.partition());
        checksum.add(added.key()).add(added.value()).add(added.timestamp());
        for (Header header : added.headers()) {
            checksum.add(header.key()).add(header.value());
        }
    }

    long count() {
        return count;
    }

    /** Of all partitions; only once. */
    String text() {
        Checksum all = new Checksum();
        partitions.forEach((number, checksum) -> all.add(number).add(checksum.bytes()));
        return all.text();
    }
}
