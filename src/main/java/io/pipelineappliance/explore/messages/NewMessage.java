package io.pipelineappliance.explore.messages;

import java.time.Instant;
import java.util.List;

/**
 * A message to be sent.
 *
 * @param partition where to; null leaves it to the key
 * @param timestamp its time; null means now
 * @param key what decides its partition
 * @param value what it says
 * @param headers in their order
 */
public record NewMessage(
        Integer partition, Instant timestamp, NewContent key, NewContent value, List<NewHeader> headers) {}
