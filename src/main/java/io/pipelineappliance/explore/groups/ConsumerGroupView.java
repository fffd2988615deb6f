package io.pipelineappliance.explore.groups;

import java.util.List;

/**
 * A group with its members and a part of its partitions.
 *
 * @param group its figures
 * @param assignor how partitions are shared out, or null
 * @param note what is special about it, one sentence, or null
 * @param resetRefusal why its offsets cannot be reset now, one sentence, or null
 * @param deleteRefusal why it cannot be deleted now, one sentence, or null
 * @param members the first of them
 * @param history its lag over the last 15 minutes, as far as somebody looked
 * @param total how many partitions it has offsets in or is assigned
 * @param offset how many of them are left out before these
 * @param partitions by topic and number
 */
public record ConsumerGroupView(
        ConsumerGroupSummary group,
        String assignor,
        String note,
        String resetRefusal,
        String deleteRefusal,
        List<GroupMember> members,
        List<LagSample> history,
        int total,
        int offset,
        List<GroupPartition> partitions) {}
