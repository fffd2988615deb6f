package io.pipelineappliance.format;

import java.util.Map;

/**
 * A value as it goes to Kafka.
 *
 * @param bytes the value
 * @param headers what goes beside it
 */
public record EncodedValue(byte[] bytes, Map<String, byte[]> headers) {}
