package io.pipelineappliance.explore.messages;

/**
 * Offsets of a partition that are looked at.
 *
 * @param partition of the topic
 * @param begin the first
 * @param end the one after the last
 */
public record PartitionRange(int partition, long begin, long end) {
    /** How many offsets; of messages there may be fewer, since compaction and transactions leave gaps. */
    public long size() {
        return Math.max(0, end - begin);
    }
}
