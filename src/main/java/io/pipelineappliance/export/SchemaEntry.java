package io.pipelineappliance.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One version of a subject.
 *
 * @param answer the registry's own words for it
 * @param deleted whether it is deleted, but its id still leads to it
 */
record SchemaEntry(ObjectNode answer, boolean deleted) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MOVED =
            List.of("version", "id", "schemaType", "schema", "references", "metadata", "ruleSet");

    /** Where a version is. */
    record Place(String subject, int version) {
        @Override
        public String toString() {
            return subject + " version " + version;
        }
    }

    Place place() {
        return new Place(answer.path("subject").asText(), answer.path("version").asInt());
    }

    int id() {
        return answer.path("id").asInt();
    }

    /** What this one refers to. */
    List<Place> references() {
        List<Place> places = new ArrayList<>();
        answer.path("references")
                .forEach(reference -> places.add(new Place(
                        reference.path("subject").asText(),
                        reference.path("version").asInt())));
        return places;
    }

    /** As a registry takes it that is importing. */
    ObjectNode request() {
        return answer.deepCopy().retain(MOVED);
    }

    /** What it says, however a registry likes to write it. */
    String content() {
        return type(answer) + "\n" + text(answer) + "\n" + answer.path("references");
    }

    boolean saysTheSameAs(JsonNode other) {
        return type(answer).equals(type(other)) && text(answer).equals(text(other));
    }

    private static String type(JsonNode schema) {
        return schema.path("schemaType").asText("AVRO");
    }

    private static String text(JsonNode schema) {
        String text = schema.path("schema").asText();
        try {
            return JSON.readTree(text).toString();
        } catch (JsonProcessingException notJson) {
            return text.strip();
        }
    }
}
