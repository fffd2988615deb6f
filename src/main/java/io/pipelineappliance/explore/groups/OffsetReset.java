package io.pipelineappliance.explore.groups;

import java.util.List;

/**
 * What a reset does, or did.
 *
 * @param group whose offsets
 * @param applied whether it is done; otherwise this is how it would be
 * @param refusal why it cannot be done now, one sentence, or null
 * @param total how many partitions it concerns
 * @param moves the first of them
 */
public record OffsetReset(String group, boolean applied, String refusal, int total, List<OffsetMove> moves) {
    /**
     * One partition's.
     *
     * @param topic the topic
     * @param partition its number
     * @param from committed so far, or null
     * @param to what is committed then
     * @param records that are read again when positive, or passed over when negative; null without a committed offset
     */
    public record OffsetMove(String topic, int partition, Long from, long to, Long records) {}
}
