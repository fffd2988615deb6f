package io.pipelineappliance.launcher.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Schemas of the API for people. */
final class SchemaText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AVRO = "AVRO";

    private SchemaText() {}

    /** The type, which the API leaves out where it is Avro. */
    static String type(JsonNode answer) {
        return answer.path("schemaType").asText(AVRO);
    }

    /** The schema over several lines, so that it can be read, and compared line by line. */
    static String pretty(JsonNode answer) {
        String schema = answer.path("schema").asText();
        try {
            return JSON.readTree(schema).toPrettyString();
        } catch (JsonProcessingException notJson) {
            return schema.stripTrailing();
        }
    }
}
