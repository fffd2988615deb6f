package io.pipelineappliance.explore.groups;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.groups.OffsetReset.OffsetMove;
import org.apache.kafka.common.TopicPartition;

/**
 * Between which offsets a group can go on.
 *
 * @param begin of the first record that still exists
 * @param end that the next record gets
 * @param committed so far, or null
 * @param timed of the first record of the wanted moment or later; negative when there is none, null when no moment is wanted
 */
record PartitionBounds(long begin, long end, Long committed, Long timed) {
    OffsetMove move(TopicPartition partition, ResetOrder order) {
        long to = Math.max(begin, Math.min(end, target(partition, order)));
        return new OffsetMove(
                partition.topic(), partition.partition(), committed, to, committed == null ? null : committed - to);
    }

    private long target(TopicPartition partition, ResetOrder order) {
        return switch (order.target()) {
            case EARLIEST -> begin;
            case LATEST -> end;
            case TIME -> timed == null || timed < 0 ? end : timed;
            case OFFSET -> order.offset().getAsLong();
            case SHIFT -> shifted(partition, order.by().getAsLong());
        };
    }

    private long shifted(TopicPartition partition, long by) {
        if (committed == null) {
            throw new InvalidRequest(
                    "There is no offset to shift in partition %d of %s; reset it to another place first."
                            .formatted(partition.partition(), partition.topic()));
        }
        return by > 0 && committed > Long.MAX_VALUE - by ? end : committed + by;
    }
}
