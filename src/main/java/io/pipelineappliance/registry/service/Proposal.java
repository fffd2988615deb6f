package io.pipelineappliance.registry.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.schema.ParsedSchema;
import io.pipelineappliance.registry.schema.SchemaReference;
import io.pipelineappliance.registry.store.StoredSchema;
import io.pipelineappliance.registry.store.Subject;
import java.util.List;
import java.util.Optional;

/**
 * A schema on its way to become a version.
 *
 * @param schema parsed
 * @param text what would be stored
 * @param references with numbers for versions
 */
record Proposal(
        ParsedSchema schema,
        String text,
        List<SchemaReference> references,
        Optional<JsonNode> metadata,
        Optional<JsonNode> ruleSet) {

    static Proposal of(Schemas schemas, Subject subject, SchemaRequest request, boolean normalize, boolean strictly) {
        ParsedSchema schema = schemas.parse(subject, request.type(), request.text(), request.references(), strictly);
        List<SchemaReference> references = schemas.numbered(subject, request.references());
        return new Proposal(
                schema,
                normalize ? schema.normalized() : schema.canonical(),
                normalize ? references.stream().sorted().distinct().toList() : references,
                request.metadata(),
                request.ruleSet());
    }

    Proposal with(SchemaRequest annotated) {
        return new Proposal(schema, text, references, annotated.metadata(), annotated.ruleSet());
    }

    String fingerprint() {
        return StoredSchema.fingerprint(schema.type(), text, references, metadata, ruleSet);
    }

    boolean isHeldBy(StoredSchema stored) {
        return stored.type() == schema.type()
                && stored.text().equals(text)
                && stored.references().equals(references)
                && stored.metadata().equals(metadata)
                && stored.ruleSet().equals(ruleSet);
    }

    StoredSchema stored(Subject subject, int version, int id) {
        return new StoredSchema(subject, version, id, schema.type(), references, metadata, ruleSet, text, false);
    }
}
