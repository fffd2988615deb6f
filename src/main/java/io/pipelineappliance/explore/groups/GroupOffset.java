package io.pipelineappliance.explore.groups;

import org.apache.kafka.common.TopicPartition;

/** How far a group is in one partition. Null is what is not known or not there. */
record GroupOffset(TopicPartition partition, Long committed, Long begin, Long end, Long lag) {
    static GroupOffset of(TopicPartition partition, Long committed, Long begin, Long end) {
        return new GroupOffset(
                partition,
                committed,
                begin,
                end,
                committed == null || end == null ? null : Math.max(0, end - committed));
    }
}
