package io.pipelineappliance.explore.topics;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;
import java.util.function.Function;

/** What a list of topics can be sorted by; what is not known counts as least. */
public enum TopicSort {
    NAME(TopicSummary::name),
    PARTITIONS(TopicSummary::partitions),
    REPLICATION(TopicSummary::replicationFactor),
    RECORDS(TopicSummary::records),
    SIZE(TopicSummary::bytes),
    RATE(TopicSummary::recordsPerSecond),
    BYTES_IN(TopicSummary::bytesInPerSecond),
    BYTES_OUT(TopicSummary::bytesOutPerSecond),
    /** For ever is longest. */
    RETENTION(topic -> topic.retentionMillis() == null ? Long.MAX_VALUE : topic.retentionMillis()),
    CLEANUP(TopicSummary::cleanupPolicy);

    private final Comparator<TopicSummary> order;

    <V extends Comparable<V>> TopicSort(Function<TopicSummary, V> value) {
        order = comparing(value, nullsFirst(naturalOrder()));
    }

    Comparator<TopicSummary> order(boolean descending) {
        return (descending ? order.reversed() : order).thenComparing(TopicSummary::name);
    }
}
