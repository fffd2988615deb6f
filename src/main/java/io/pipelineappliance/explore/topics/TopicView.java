package io.pipelineappliance.explore.topics;

import java.util.List;

/**
 * A topic with a part of its partitions.
 *
 * @param topic its figures
 * @param retentionBytes what each partition keeps at most, or null without limit
 * @param note what the appliance uses it for, one sentence, or null
 * @param deleteRefusal why it cannot be deleted, one sentence, or null
 * @param purgeRefusal why it cannot be purged, one sentence, or null
 * @param changeRefusal why its settings cannot be changed, one sentence, or null
 * @param partitionRefusal why it can get no more partitions, one sentence, or null
 * @param partitionNote what more partitions mean to the stream job, one sentence, or null
 * @param offset how many partitions are left out before these
 * @param partitions by number
 */
public record TopicView(
        TopicSummary topic,
        Long retentionBytes,
        String note,
        String deleteRefusal,
        String purgeRefusal,
        String changeRefusal,
        String partitionRefusal,
        String partitionNote,
        int offset,
        List<PartitionState> partitions) {}
