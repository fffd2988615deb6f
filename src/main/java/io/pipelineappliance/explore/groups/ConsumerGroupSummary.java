package io.pipelineappliance.explore.groups;

/**
 * A group in a list.
 *
 * @param name its id
 * @param kind the protocol that it speaks
 * @param state as Kafka names it, like {@code STABLE} or {@code EMPTY}
 * @param members how many, or null when not known
 * @param lag records that it has not read yet, over all partitions; null when it keeps no offsets
 * @param trend where the lag goes
 * @param coordinator id of the broker that looks after it, or null
 */
public record ConsumerGroupSummary(
        String name, GroupKind kind, String state, Integer members, Long lag, LagTrend trend, Integer coordinator) {}
