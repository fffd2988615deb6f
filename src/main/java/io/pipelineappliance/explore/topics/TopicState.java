package io.pipelineappliance.explore.topics;

import java.util.List;
import java.util.Objects;

/** One topic as it was when it was looked at. */
record TopicState(String name, boolean internal, List<PartitionState> partitions) {
    int replicationFactor() {
        return partitions.isEmpty() ? 0 : partitions.get(0).replicas().size();
    }

    /** Offsets between the first record and the end; of a compacted topic some of them are empty. */
    long records() {
        return partitions.stream()
                .filter(partition -> partition.endOffset() != null && partition.beginOffset() != null)
                .mapToLong(partition -> partition.endOffset() - partition.beginOffset())
                .sum();
    }

    long endOffsets() {
        return partitions.stream()
                .map(PartitionState::endOffset)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Null when nobody knows. */
    Long bytes() {
        return partitions.stream().allMatch(partition -> partition.bytes() == null)
                ? null
                : partitions.stream()
                        .map(PartitionState::bytes)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum();
    }
}
