package io.pipelineappliance.explore.messages;

/**
 * How far a search is.
 *
 * @param scanned messages that were looked at
 * @param total offsets of the range, of which some may hold no message
 * @param matches that were found
 * @param bytes of keys and values that were read
 * @param millis since it began
 * @param end why it has ended; null while it goes on
 * @param detail the end in a sentence; null while it goes on
 */
public record SearchProgress(
        long scanned, long total, long matches, long bytes, long millis, SearchEnd end, String detail) {}
