package io.pipelineappliance.registry.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** A schema of Avro, read and compared by Avro itself. */
final class AvroSchema implements ParsedSchema {
    /** What the specification names, in the order in which Avro writes it; the rest are properties of the user's. */
    private static final Set<String> OWN_KEYS = Set.of(
            "type",
            "name",
            "namespace",
            "doc",
            "aliases",
            "fields",
            "symbols",
            "items",
            "values",
            "size",
            "default",
            "order");

    private final Schema schema;
    private final String canonical;

    private AvroSchema(Schema schema, String canonical) {
        this.schema = schema;
        this.canonical = canonical;
    }

    static AvroSchema parse(String text, List<ReferencedSchema> references, boolean strictly) {
        JsonTexts.parse(text);
        try {
            Schema.Parser parser = new Schema.Parser();
            List<Schema> referenced = new ArrayList<>();
            parser.setValidateDefaults(false);
            references.forEach(reference -> referenced.add(parser.parse(reference.text())));
            parser.setValidateDefaults(strictly);
            Schema schema = parser.parse(text);
            return new AvroSchema(schema, text(schema, referenced));
        } catch (AvroRuntimeException e) {
            throw new InvalidSchemaException(e.getMessage(), e);
        }
    }

    /** The deprecated method is the only one that leaves out what is referred to, which is stored elsewhere. */
    @SuppressWarnings("deprecation")
    private static String text(Schema schema, List<Schema> referenced) {
        return referenced.isEmpty() ? schema.toString() : schema.toString(referenced, false);
    }

    @Override
    public SchemaType type() {
        return SchemaType.AVRO;
    }

    @Override
    public String canonical() {
        return canonical;
    }

    @Override
    public String normalized() {
        return JsonTexts.write(ordered(JsonTexts.parse(canonical)));
    }

    @Override
    public List<String> obstaclesToReading(ParsedSchema writer, Sides sides) {
        return SchemaCompatibility.checkReaderWriterCompatibility(schema, ((AvroSchema) writer).schema)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(obstacle -> describe(obstacle, sides))
                .toList();
    }

    private static String describe(Incompatibility obstacle, Sides sides) {
        String description = switch (obstacle.getType()) {
            case NAME_MISMATCH -> "The name of the schema has changed";
            case FIXED_SIZE_MISMATCH -> "The size of a FIXED type differs";
            case MISSING_ENUM_SYMBOLS ->
                "The %s schema is missing enum symbols of the %s schema, and has no default"
                        .formatted(sides.reader(), sides.writer());
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                "The %s schema has a field without a default value that is missing in the %s schema"
                        .formatted(sides.reader(), sides.writer());
            case TYPE_MISMATCH ->
                "The type does not match (%s schema against %s schema)".formatted(sides.reader(), sides.writer());
            case MISSING_UNION_BRANCH ->
                "The %s schema is missing a type of a union that is in the %s schema"
                        .formatted(sides.reader(), sides.writer());
        };
        return "{errorType:'%s', description:'%s, at path '%s'', additionalInfo:'%s'}"
                .formatted(obstacle.getType(), description, obstacle.getLocation(), obstacle.getMessage());
    }

    private static JsonNode ordered(JsonNode tree) {
        if (tree.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(tree.size());
            tree.forEach(element -> array.add(ordered(element)));
            return array;
        }
        if (!tree.isObject()) {
            return tree;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        TreeMap<String, JsonNode> properties = new TreeMap<>();
        tree.properties().forEach(member -> {
            if (!OWN_KEYS.contains(member.getKey())) {
                properties.put(member.getKey(), JsonTexts.sorted(member.getValue()));
            } else if (member.getKey().equals("default")) {
                object.set("default", member.getValue());
            } else {
                object.set(member.getKey(), ordered(member.getValue()));
            }
        });
        properties.forEach(object::set);
        return object;
    }
}
