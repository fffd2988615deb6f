package io.pipelineappliance.explore.groups;

import io.pipelineappliance.explore.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** The stream job as if it were a group. */
final class StreamJobView {
    /** Kafka has no group of an empty name that reads, so this one cannot be taken for another in the history. */
    private static final String KEY = "";

    private static final String NOTE =
            "The stream job is no group of Kafka's: it commits in its checkpoint. Shown is the last record of each partition that is a row.";

    private final Supplier<Optional<StreamProgress>> progress;
    private final GroupQuestions questions;
    private final GroupPartitions partitions;

    StreamJobView(Supplier<Optional<StreamProgress>> progress, GroupQuestions questions, GroupPartitions partitions) {
        this.progress = progress;
        this.questions = questions;
        this.partitions = partitions;
    }

    Optional<ConsumerGroupSummary> summary(LagHistory history) {
        return progress.get().map(current -> summary(current, history));
    }

    ConsumerGroupView view(LagHistory history) throws InterruptedException {
        StreamProgress current = progress.get()
                .orElseThrow(
                        () -> new Unavailable(
                                "The stream job has not told its progress yet; trying again helps once Spark and Kafka are up."));
        ConsumerGroupSummary summary = summary(current, history);
        List<TopicPartition> all = current.partitions().stream()
                .map(partition -> new TopicPartition(current.topic(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> ends = questions.ends(all);
        List<GroupOffset> offsets = current.partitions().stream()
                .map(partition -> {
                    TopicPartition key = new TopicPartition(current.topic(), partition.partition());
                    Long next = partition.writtenOffset() == null ? null : partition.writtenOffset() + 1;
                    return GroupOffset.of(key, next, null, ends.get(key));
                })
                .toList();
        return new ConsumerGroupView(
                summary,
                null,
                NOTE,
                GroupRules.againstReset(summary).orElse(null),
                GroupRules.againstDelete(summary).orElse(null),
                List.of(),
                history.of(KEY),
                offsets.size(),
                0,
                partitions.of(offsets, Map.of()));
    }

    private static ConsumerGroupSummary summary(StreamProgress progress, LagHistory history) {
        Instant now = Instant.now();
        history.watch(List.of(KEY));
        Long lag = progress.lag();
        if (lag != null) {
            history.add(KEY, new LagSample(now, lag));
        }
        return new ConsumerGroupSummary(
                "stream job of " + progress.topic(),
                GroupKind.STREAM_JOB,
                progress.state(),
                null,
                lag,
                history.trend(KEY, now),
                null);
    }
}
