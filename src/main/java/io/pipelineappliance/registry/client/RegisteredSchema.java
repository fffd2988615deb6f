package io.pipelineappliance.registry.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A schema as the registry has it.
 *
 * @param type its language
 * @param text in that language
 * @param uses what it refers to
 */
public record RegisteredSchema(SchemaType type, String text, List<Use> uses) {

    /**
     * A version of a subject that a schema refers to.
     *
     * @param name by which the schema calls it
     * @param subject where it is registered
     * @param version of that subject
     */
    public record Use(String name, String subject, int version) {}

    static RegisteredSchema of(JsonNode answer) {
        // The API leaves the type out where it is Avro, as it was before there were others.
        SchemaType type = SchemaType.valueOf(answer.path("schemaType").asText(SchemaType.AVRO.name()));
        List<Use> uses = StreamSupport.stream(answer.path("references").spliterator(), false)
                .map(use -> new Use(
                        use.path("name").asText(),
                        use.path("subject").asText(),
                        use.path("version").asInt()))
                .toList();
        return new RegisteredSchema(type, answer.path("schema").asText(), uses);
    }
}
