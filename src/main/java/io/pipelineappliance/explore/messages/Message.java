package io.pipelineappliance.explore.messages;

import java.time.Instant;
import java.util.List;

/**
 * A message of a topic, decoded and masked.
 *
 * @param partition where it is
 * @param offset in the partition
 * @param timestamp its time; null when it has none
 * @param timestampType who set the time: CreateTime for the producer, LogAppendTime for the broker
 * @param key decoded
 * @param value decoded
 * @param headers in their order
 */
public record Message(
        int partition,
        long offset,
        Instant timestamp,
        String timestampType,
        MessageContent key,
        MessageContent value,
        List<MessageHeader> headers) {}
