package io.pipelineappliance.registry.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.schema.SchemaReference;
import io.pipelineappliance.registry.schema.SchemaType;
import java.util.List;
import java.util.Optional;

/**
 * A schema as somebody sends it.
 *
 * @param type its language
 * @param text the schema; empty where that of the latest version is meant
 * @param references what it refers to
 * @param metadata what the user says about it
 * @param ruleSet what clients are to do with its data
 * @param version which one it must become; 0 where any will do, -1 for the next
 * @param id which one it must have; -1 where any will do
 */
public record SchemaRequest(
        SchemaType type,
        String text,
        List<SchemaReference> references,
        Optional<JsonNode> metadata,
        Optional<JsonNode> ruleSet,
        int version,
        int id) {
    public SchemaRequest {
        references = List.copyOf(references);
    }

    boolean hasText() {
        return !text.isBlank();
    }

    SchemaRequest with(Optional<JsonNode> newMetadata, Optional<JsonNode> newRuleSet) {
        return new SchemaRequest(type, text, references, newMetadata, newRuleSet, version, id);
    }
}
