package io.pipelineappliance.explore.messages;

/**
 * A header to be written.
 *
 * @param key its name
 * @param format NONE, TEXT, HEX or BASE64
 * @param text null for none
 */
public record NewHeader(String key, NewContent.Format format, String text) {}
