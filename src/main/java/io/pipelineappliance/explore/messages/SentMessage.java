package io.pipelineappliance.explore.messages;

import java.time.Instant;

/**
 * What became of a message that was sent.
 *
 * @param topic where it is
 * @param partition where it is
 * @param offset where it is
 * @param timestamp its time
 * @param keySize in bytes; null for none
 * @param valueSize in bytes; null for none
 * @param detail what was done, in a sentence
 */
public record SentMessage(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        Integer keySize,
        Integer valueSize,
        String detail) {}
