package io.pipelineappliance.explore.messages;

import java.util.List;

/**
 * How a message is sent once more. What is null stays as it is, byte for byte.
 *
 * @param topic where to
 * @param partition where to; null leaves it to the key
 * @param key another key
 * @param value another value
 * @param headers others, instead of all of them
 * @param withoutHeaders beginnings of the names of headers that are left out
 * @param keepTimestamp whether the copy has the original's time, and not now
 */
public record CopyOrder(
        String topic,
        Integer partition,
        NewContent key,
        NewContent value,
        List<NewHeader> headers,
        List<String> withoutHeaders,
        boolean keepTimestamp) {}
