package io.pipelineappliance.explore.messages;

/**
 * A header of a message.
 *
 * @param key its name
 * @param format TEXT, HEX or EMPTY
 * @param text the text, or the bytes in hex; null when there are none
 * @param size in bytes; null when there is no value
 * @param truncated whether the text is only the beginning
 */
public record MessageHeader(String key, ContentFormat format, String text, Integer size, boolean truncated) {}
