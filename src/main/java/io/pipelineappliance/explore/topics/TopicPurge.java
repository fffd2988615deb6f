package io.pipelineappliance.explore.topics;

import java.util.List;

/**
 * What a purge deleted.
 *
 * @param topic where
 * @param deleted records that are gone
 * @param partitions each one's first offset now
 */
public record TopicPurge(String topic, long deleted, List<PurgedPartition> partitions) {
    /** The offset of the first record that a partition still has. */
    public record PurgedPartition(int partition, long beginOffset) {}
}
