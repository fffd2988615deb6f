package io.pipelineappliance.explore.messages;

import io.pipelineappliance.registry.client.RegisteredSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Schemas with what they refer to, each read once. Thread-safe. */
final class ParsedSchemas {
    private static final int REMEMBERED = 1_000;

    private final SchemaLookup lookup;
    private final Map<RegisteredSchema, Object> parsed = new ConcurrentHashMap<>();

    ParsedSchemas(SchemaLookup lookup) {
        this.lookup = lookup;
    }

    /** @throws IllegalArgumentException when it cannot be read */
    Schema avro(RegisteredSchema schema) {
        return (Schema) known(schema, () -> {
            // The registry has checked defaults already, and another implementation may take what Java does not.
            Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
            try {
                parseUsed(schema, parser, new HashSet<>());
                return parser.parse(schema.text());
            } catch (AvroRuntimeException unreadable) {
                throw new IllegalArgumentException("the schema cannot be read: " + unreadable.getMessage(), unreadable);
            }
        });
    }

    /** A parser knows the names of all that it has parsed before. */
    private void parseUsed(RegisteredSchema user, Schema.Parser parser, Set<RegisteredSchema.Use> done) {
        for (RegisteredSchema.Use use : user.uses()) {
            if (done.add(use)) {
                RegisteredSchema used = lookup.schema(use);
                parseUsed(used, parser, done);
                parser.parse(used.text());
            }
        }
    }

    /** @throws IllegalArgumentException when it cannot be read */
    ProtobufFile protobuf(RegisteredSchema schema) {
        return (ProtobufFile) known(schema, () -> {
            Map<String, String> imports = new HashMap<>();
            collect(schema, imports);
            return ProtobufFile.parse(schema.text(), imports);
        });
    }

    private void collect(RegisteredSchema user, Map<String, String> imports) {
        for (RegisteredSchema.Use use : user.uses()) {
            if (!imports.containsKey(use.name())) {
                RegisteredSchema used = lookup.schema(use);
                imports.put(use.name(), used.text());
                collect(used, imports);
            }
        }
    }

    private Object known(RegisteredSchema schema, java.util.function.Supplier<Object> parse) {
        Object known = parsed.get(schema);
        if (known == null) {
            known = parse.get();
            if (parsed.size() > REMEMBERED) {
                parsed.clear();
            }
            parsed.put(schema, known);
        }
        return known;
    }
}
