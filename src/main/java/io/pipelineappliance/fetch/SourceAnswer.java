package io.pipelineappliance.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a source answered.
 *
 * @param url the source's address, for people to read
 * @param json the body
 * @param bytes the body's size
 * @param at when it was complete
 */
record SourceAnswer(String url, JsonNode json, long bytes, Instant at) {}
