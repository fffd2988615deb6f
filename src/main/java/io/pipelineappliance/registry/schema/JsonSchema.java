package io.pipelineappliance.registry.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JSON Schema of any draft from 4 to 2020-12. */
final class JsonSchema implements ParsedSchema {
    private final JsonDocument document;

    private JsonSchema(JsonDocument document) {
        this.document = document;
    }

    static JsonSchema parse(String text, List<ReferencedSchema> references, boolean strictly) {
        Map<String, JsonDocument> others = new HashMap<>();
        references.forEach(reference ->
                others.put(reference.name(), new JsonDocument(JsonTexts.parse(reference.text()), Map.copyOf(others))));
        JsonNode tree = JsonTexts.parse(text);
        if (!tree.isObject() && !tree.isBoolean()) {
            throw new InvalidSchemaException("a JSON Schema is an object, true or false");
        }
        JsonDocument document = new JsonDocument(tree, others);
        if (strictly) {
            MetaSchemas.require(tree);
            document.requireReferences();
        }
        return new JsonSchema(document);
    }

    @Override
    public SchemaType type() {
        return SchemaType.JSON;
    }

    @Override
    public String canonical() {
        return JsonTexts.write(document.root());
    }

    @Override
    public String normalized() {
        return JsonTexts.write(JsonTexts.sorted(document.root()));
    }

    @Override
    public List<String> obstaclesToReading(ParsedSchema writer, Sides sides) {
        JsonSchema original = (JsonSchema) writer;
        return new JsonComparison()
                .compare(original.document.place(), document.place(), "#/").stream()
                        .map(difference -> difference.describe(sides))
                        .toList();
    }
}
