package io.pipelineappliance.explore.messages;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Which offsets a query means, of what the partitions hold now. */
final class MessageRanges {
    private final TopicReader reader;
    private final MessageQuery query;

    MessageRanges(TopicReader reader, MessageQuery query) {
        this.reader = reader;
        this.query = query;
    }

    List<PartitionRange> of(List<PartitionRange> held) {
        if (query.cursor().isPresent()) {
            return rest(held, PageCursor.read(query.cursor().get()));
        }
        Map<Integer, Long> from = offsets(query.from());
        Map<Integer, Long> to = offsets(query.to());
        return held.stream()
                .map(range -> within(
                        range,
                        from.getOrDefault(range.partition(), query.from().isPresent() ? range.end() : range.begin()),
                        to.getOrDefault(range.partition(), range.end())))
                .map(this::fromOffset)
                .toList();
    }

    private PartitionRange fromOffset(PartitionRange range) {
        if (query.offset().isEmpty()) {
            return range;
        }
        long offset = query.offset().getAsLong();
        return query.order() == ReadOrder.OLDEST
                ? within(range, offset, range.end())
                : within(range, range.begin(), offset == Long.MAX_VALUE ? offset : offset + 1);
    }

    private static List<PartitionRange> rest(List<PartitionRange> held, List<PartitionRange> left) {
        Map<Integer, PartitionRange> ranges =
                left.stream().collect(Collectors.toMap(PartitionRange::partition, Function.identity(), (a, b) -> a));
        return held.stream()
                .filter(range -> ranges.containsKey(range.partition()))
                .map(range -> within(
                        range,
                        ranges.get(range.partition()).begin(),
                        ranges.get(range.partition()).end()))
                .toList();
    }

    private static PartitionRange within(PartitionRange held, long begin, long end) {
        long first = Math.min(Math.max(held.begin(), begin), held.end());
        return new PartitionRange(held.partition(), first, Math.max(first, Math.min(held.end(), end)));
    }

    /** Where messages of that time begin; a partition without any such message is left out. */
    private Map<Integer, Long> offsets(Optional<Instant> time) {
        Map<Integer, Long> offsets = new HashMap<>();
        if (time.isPresent()) {
            Map<TopicPartition, Long> wanted = reader.assigned().stream()
                    .collect(Collectors.toMap(
                            Function.identity(), key -> Math.max(0, time.get().toEpochMilli())));
            Map<TopicPartition, OffsetAndTimestamp> found =
                    reader.answered(() -> reader.consumer().offsetsForTimes(wanted));
            found.forEach((key, offset) -> {
                if (offset != null) {
                    offsets.put(key.partition(), offset.offset());
                }
            });
        }
        return offsets;
    }
}
