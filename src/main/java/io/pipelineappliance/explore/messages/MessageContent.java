package io.pipelineappliance.explore.messages;

/**
 * A key or a value, decoded.
 *
 * @param format what it was decoded as
 * @param size in bytes as it is in Kafka; null when there is none, which in a value is a tombstone
 * @param text JSON where there are fields, else the text itself or its bytes in hex; null when there is none
 * @param truncated whether the text is only the beginning
 * @param hidden whether something in it is masked
 * @param schema what it was written with; null when it names none
 * @param note why it could not be shown as what it is, one sentence; null when it could
 */
public record MessageContent(
        ContentFormat format,
        Integer size,
        String text,
        boolean truncated,
        boolean hidden,
        MessageSchema schema,
        String note) {}
