package io.pipelineappliance.explore.groups;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What is shown of each partition that a group reads. */
final class GroupPartitions {
    static final Comparator<TopicPartition> ORDER =
            comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final TimeLags timeLags;

    GroupPartitions(TimeLags timeLags) {
        this.timeLags = timeLags;
    }

    /** @param readers client ids by what they are assigned */
    List<GroupPartition> of(List<GroupOffset> offsets, Map<TopicPartition, String> readers) {
        Map<TopicPartition, Instant> firstUnread = timeLags.firstUnread(offsets);
        Instant now = Instant.now();
        return offsets.stream()
                .map(offset -> {
                    Instant first = firstUnread.get(offset.partition());
                    return new GroupPartition(
                            offset.partition().topic(),
                            offset.partition().partition(),
                            offset.committed(),
                            offset.end(),
                            offset.lag(),
                            first,
                            timeLag(offset, first, now),
                            readers.get(offset.partition()));
                })
                .toList();
    }

    private static Long timeLag(GroupOffset offset, Instant firstUnread, Instant now) {
        if (offset.lag() != null && offset.lag() == 0) {
            return 0L;
        }
        return firstUnread == null
                ? null
                : Math.max(0, Duration.between(firstUnread, now).toMillis());
    }

    /** {@code topic-3} as Kafka writes it; empty for what is no partition. */
    static Optional<TopicPartition> parse(String text) {
        int hyphen = text.lastIndexOf('-');
        if (hyphen < 1 || !text.substring(hyphen + 1).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(new TopicPartition(text.substring(0, hyphen), Integer.parseInt(text.substring(hyphen + 1))));
    }
}
