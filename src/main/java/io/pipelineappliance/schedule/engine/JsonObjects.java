package io.pipelineappliance.schedule.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as the store keeps it. */
final class JsonObjects {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonObjects() {}

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the schedule stored is no JSON: " + text, e);
        }
    }
}
