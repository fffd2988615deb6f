package io.pipelineappliance.explore.messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Goes through the messages of ranges in the order of their times; see the package. Used by one thread. */
final class Walk {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SMALLEST_WINDOW = 32;
    private static final int LARGEST_WINDOW = 4_000;
    /** Bytes of keys and values that are held at once, over all partitions. */
    private static final int BUDGET = 32 << 20;

    private final TopicReader reader;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<Integer, Lane> lanes = new TreeMap<>();
    private final Comparator<ConsumerRecord<byte[], byte[]>> order;
    private int window;

    /** @param expected how many messages are wanted, as far as that is known */
    Walk(TopicReader reader, List<PartitionRange> ranges, ReadOrder order, int expected) {
        this.reader = reader;
        this.consumer = reader.consumer();
        this.order = comparator(order);
        this.window = Math.min(LARGEST_WINDOW, Math.max(SMALLEST_WINDOW, 2 * expected / Math.max(1, ranges.size())));
        int budget = BUDGET / Math.max(1, ranges.size());
        ranges.forEach(range -> lanes.put(range.partition(), Lane.of(order, range, budget)));
        consumer.assign(ranges.stream().map(this::key).toList());
    }

    private static Comparator<ConsumerRecord<byte[], byte[]>> comparator(ReadOrder order) {
        Comparator<ConsumerRecord<byte[], byte[]>> byTime = Comparator.comparingLong(ConsumerRecord::timestamp);
        Comparator<ConsumerRecord<byte[], byte[]>> ascending =
                byTime.thenComparing(ConsumerRecord::partition, Comparator.reverseOrder());
        return order == ReadOrder.OLDEST ? byTime.thenComparing(ConsumerRecord::partition) : ascending.reversed();
    }

    private TopicPartition key(PartitionRange range) {
        return new TopicPartition(reader.topic(), range.partition());
    }

    /** The next message; null after the last one. */
    ConsumerRecord<byte[], byte[]> next() {
        if (lanes.values().stream().anyMatch(Lane::isStarved)) {
            fill();
        }
        Lane first = lanes.values().stream()
                .filter(lane -> lane.peek() != null)
                .min((one, other) -> order.compare(one.peek(), other.peek()))
                .orElse(null);
        return first == null ? null : first.take();
    }

    /** What has not been given yet. */
    List<PartitionRange> left() {
        return lanes.values().stream().map(Lane::left).toList();
    }

    /** Until each lane has a message or is at its end. All lanes that run low are filled with those that are empty. */
    private void fill() {
        while (lanes.values().stream().anyMatch(Lane::isStarved)) {
            List<Lane> low =
                    lanes.values().stream().filter(lane -> lane.runsLow(window)).toList();
            low.forEach(lane -> lane.begin(window));
            read(low);
            low.forEach(Lane::finish);
            window = Math.min(LARGEST_WINDOW, window * 2);
        }
    }

    private void read(List<Lane> low) {
        Set<TopicPartition> paused = new HashSet<>(consumer.assignment());
        List<Lane> open = new ArrayList<>(low);
        for (Lane lane : low) {
            TopicPartition key = new TopicPartition(reader.topic(), lane.partition());
            consumer.seek(key, lane.windowBegin());
            paused.remove(key);
        }
        consumer.pause(paused);
        consumer.resume(low.stream()
                .map(lane -> new TopicPartition(reader.topic(), lane.partition()))
                .toList());
        long patience = System.nanoTime() + TopicReader.PATIENCE.toNanos();
        while (!open.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = reader.answered(() -> consumer.poll(POLL));
            records.forEach(record -> lanes.get(record.partition()).add(record));
            boolean moved = open.removeIf(this::isRead) || !records.isEmpty();
            if (moved) {
                patience = System.nanoTime() + TopicReader.PATIENCE.toNanos();
            } else if (System.nanoTime() > patience) {
                throw reader.unavailable();
            }
        }
    }

    private boolean isRead(Lane lane) {
        TopicPartition key = new TopicPartition(reader.topic(), lane.partition());
        boolean read = lane.isFull() || reader.answered(() -> consumer.position(key)) >= lane.windowEnd();
        if (read) {
            consumer.pause(Set.of(key));
        }
        return read;
    }
}
