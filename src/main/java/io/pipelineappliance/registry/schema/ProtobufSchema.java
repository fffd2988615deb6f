package io.pipelineappliance.registry.schema;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A Protobuf file, read by Wire's parser. */
final class ProtobufSchema implements ParsedSchema {
    private static final Pattern HEADER = Pattern.compile("\\A(//[^\\n]*\\n)+\\s*");
    private static final int DEEPEST = 60;

    private final ProtoFileElement file;
    private final ProtobufTypes types;

    private ProtobufSchema(ProtoFileElement file, ProtobufTypes types) {
        this.file = file;
        this.types = types;
    }

    static ProtobufSchema parse(String text, List<ReferencedSchema> references, boolean strictly) {
        requireShallow(text);
        Map<String, ProtoFileElement> imported = new LinkedHashMap<>();
        references.forEach(reference -> imported.put(reference.name(), read(reference.text())));
        ProtoFileElement file = read(text);
        ProtobufTypes types = new ProtobufTypes(file, new HashMap<>(imported));
        if (strictly) {
            new ProtobufChecks(file, types, imported.keySet()).require();
        }
        return new ProtobufSchema(file, types);
    }

    private static ProtoFileElement read(String text) {
        try {
            return ProtoParser.Companion.parse(Location.get("schema.proto"), text);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidSchemaException(e.getMessage(), e);
        }
    }

    /** The parser calls itself for each level. */
    private static void requireShallow(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (depth > DEEPEST) {
                throw new InvalidSchemaException("it nests deeper than " + DEEPEST + " levels");
            }
        }
    }

    @Override
    public SchemaType type() {
        return SchemaType.PROTOBUF;
    }

    @Override
    public String canonical() {
        return HEADER.matcher(file.toSchema()).replaceFirst("");
    }

    @Override
    public String normalized() {
        return HEADER.matcher(ProtobufOrder.ordered(file).toSchema()).replaceFirst("");
    }

    @Override
    public List<String> obstaclesToReading(ParsedSchema writer, Sides sides) {
        ProtobufSchema original = (ProtobufSchema) writer;
        return new ProtobufComparison(original.types, types)
                .compare(original.file, file).stream()
                        .map(difference -> difference.describe(sides))
                        .toList();
    }
}
