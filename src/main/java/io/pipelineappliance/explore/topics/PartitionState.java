package io.pipelineappliance.explore.topics;

import java.util.List;

/**
 * One partition as it was when it was looked at.
 *
 * @param partition its number
 * @param leader id of the broker that leads it, or null when none does
 * @param replicas ids of the brokers that shall have it
 * @param inSync ids of those that have all of it
 * @param beginOffset offset of the first record that still exists, or null when nobody knows
 * @param endOffset offset that the next record gets, or null when nobody knows
 * @param bytes what it takes on the leader's disk, or null when nobody knows
 */
public record PartitionState(
        int partition,
        Integer leader,
        List<Integer> replicas,
        List<Integer> inSync,
        Long beginOffset,
        Long endOffset,
        Long bytes) {}
