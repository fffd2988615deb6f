package io.pipelineappliance.explore.groups;

import java.time.Instant;

/**
 * How far a group is in one partition.
 *
 * @param topic the topic
 * @param partition its number
 * @param committedOffset offset of the next record that the group will read, or null before the first commit
 * @param endOffset offset that the next record gets, or null when not known
 * @param lag records between them, or null
 * @param firstUnreadAt timestamp of the first record that it has not read; null when there is none, or it could not be read in time
 * @param timeLagMillis ms since then; 0 when all is read, null when not known
 * @param member client id of who reads it, or null
 */
public record GroupPartition(
        String topic,
        int partition,
        Long committedOffset,
        Long endOffset,
        Long lag,
        Instant firstUnreadAt,
        Long timeLagMillis,
        String member) {}
