package io.pipelineappliance.pipeline;

import java.util.List;

/**
 * What a response of the source held.
 *
 * @param records the good ones, in the response's order
 * @param rejected for each bad one a sentence: its place in the response and what is wrong
 */
public record Extract(List<SourceRecord> records, List<String> rejected) {

    /**
     * One record as it is published.
     *
     * @param key UTF-8 bytes of the key
     * @param value UTF-8 bytes of the JSON value
     */
    public record SourceRecord(byte[] key, byte[] value) {}
}
