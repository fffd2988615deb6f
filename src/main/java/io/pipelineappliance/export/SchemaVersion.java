package io.pipelineappliance.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A version of a subject.
 *
 * @param deleted whether it is deleted, though its id still leads to it
 * @param answer all that the API tells of it
 */
record SchemaVersion(String subject, int number, int id, boolean deleted, JsonNode answer) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> REQUEST =
            List.of("version", "id", "schemaType", "schema", "references", "metadata", "ruleSet");

    static SchemaVersion of(JsonNode answer, boolean deleted) {
        return new SchemaVersion(
                answer.path("subject").asText(),
                answer.path("version").asInt(),
                answer.path("id").asInt(),
                deleted,
                answer);
    }

    /** Registries write the same schema with other blanks. */
    String schema() {
        String text = answer.path("schema").asText();
        try {
            return JSON.readTree(text).toString();
        } catch (JsonProcessingException notJson) {
            return text.strip();
        }
    }

    String type() {
        return answer.path("schemaType").asText("AVRO");
    }

    String references() {
        return answer.path("references").isEmpty()
                ? ""
                : answer.path("references").toString();
    }

    /** As a registry in mode IMPORT takes it. */
    ObjectNode request() {
        return answer.<ObjectNode>deepCopy().retain(REQUEST);
    }

    boolean sameAs(SchemaVersion other) {
        return id == other.id
                && schema().equals(other.schema())
                && type().equals(other.type())
                && references().equals(other.references());
    }

    Checksum addTo(Checksum checksum) {
        return checksum.add(subject)
                .number(number)
                .number(id)
                .add(type())
                .number(deleted ? 1 : 0)
                .add(schema())
                .add(references());
    }
}
