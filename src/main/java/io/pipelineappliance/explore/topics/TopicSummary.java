package io.pipelineappliance.explore.topics;

/**
 * A topic in a list.
 *
 * @param name its name
 * @param use what the appliance uses it for
 * @param partitions how many
 * @param replicationFactor copies of each
 * @param records offsets from the first record to the end; of a compacted topic some of them are empty
 * @param bytes on the leaders' disks, or null when not known
 * @param recordsPerSecond appended over the last seconds, or null when not known yet
 * @param bytesInPerSecond appended over the last seconds, or null when not known
 * @param bytesOutPerSecond read over the last seconds, or null when not known
 * @param retentionMillis how long records are kept in ms, or null for ever
 * @param cleanupPolicy {@code delete}, {@code compact} or both
 */
public record TopicSummary(
        String name,
        TopicUse use,
        int partitions,
        int replicationFactor,
        long records,
        Long bytes,
        Double recordsPerSecond,
        Double bytesInPerSecond,
        Double bytesOutPerSecond,
        Long retentionMillis,
        String cleanupPolicy) {}
