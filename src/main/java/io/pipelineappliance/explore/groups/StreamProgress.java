package io.pipelineappliance.explore.groups;

import java.util.List;
import java.util.OptionalInt;

/**
 * How far the stream job is.
 *
 * @param topic what it reads
 * @param state where the query is
 * @param slots task slots that it has, once it has any
 * @param partitions by number
 */
public record StreamProgress(String topic, String state, OptionalInt slots, List<Partition> partitions) {
    /** Offset of the last record that is a row, or null before the first; and records after it, or null. */
    public record Partition(int partition, Long writtenOffset, Long lag) {}

    /** Null when no partition's lag is known. */
    Long lag() {
        return partitions.stream().allMatch(partition -> partition.lag() == null)
                ? null
                : partitions.stream()
                        .mapToLong(partition -> partition.lag() == null ? 0 : partition.lag())
                        .sum();
    }
}
