package io.pipelineappliance.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a source answered.
 *
 * @param url the source's address, for people to read
 * @param status HTTP status
 * @param body as it came
 * @param json the body, read
 * @param at when it was complete
 */
record SourceAnswer(String url, int status, byte[] body, JsonNode json, Instant at) {}
