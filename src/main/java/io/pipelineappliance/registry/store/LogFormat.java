package io.pipelineappliance.registry.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.schema.SchemaReference;
import io.pipelineappliance.registry.schema.SchemaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of the topic as Confluent's registry writes and reads them: JSON keys and values, empty members left out. */
final class LogFormat {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TENANT = "default";

    private LogFormat() {}

    static byte[] key(LogRecord change) {
        return bytes(keyTree(change));
    }

    /** Nothing for a record that takes something away. */
    static byte[] value(LogRecord change) {
        return valueTree(change).map(LogFormat::bytes).orElse(null);
    }

    /** Nothing where the key is of a kind that is not ours. */
    static Optional<LogRecord> parse(byte[] key, byte[] value) throws IOException {
        JsonNode keyTree = JSON.readTree(key);
        JsonNode tree = value == null ? JSON.missingNode() : JSON.readTree(value);
        Subject subject = Subject.of(keyTree.path("subject").asText(""));
        boolean gone = tree.isMissingNode() || tree.isNull();
        return Optional.ofNullable(
                switch (keyTree.path("keytype").asText()) {
                    case "SCHEMA" ->
                        gone
                                ? new LogRecord.SchemaGone(new StoredSchema.Version(
                                        subject, keyTree.path("version").asInt()))
                                : new LogRecord.SchemaPut(schema(tree));
                    case "CONFIG" ->
                        gone ? new LogRecord.ConfigGone(subject) : new LogRecord.ConfigPut(subject, config(tree));
                    case "MODE" ->
                        Mode.named(tree.path("mode").asText())
                                .<LogRecord>map(mode -> new LogRecord.ModePut(subject, mode))
                                .orElse(new LogRecord.ModeGone(subject));
                    case "DELETE_SUBJECT" ->
                        gone
                                ? null
                                : new LogRecord.SubjectDeleted(
                                        subject, tree.path("version").asInt());
                    case "CLEAR_SUBJECT" -> gone ? null : new LogRecord.SubjectCleared(subject);
                    case "CONTEXT" ->
                        gone
                                ? new LogRecord.ContextGone(
                                        keyTree.path("context").asText())
                                : new LogRecord.ContextPut(
                                        keyTree.path("context").asText());
                    case "NOOP" -> new LogRecord.Nothing();
                    default -> null;
                });
    }

    private static ObjectNode keyTree(LogRecord change) {
        if (change instanceof LogRecord.SchemaPut put) {
            return schemaKey(put.schema().place());
        } else if (change instanceof LogRecord.SchemaGone gone) {
            return schemaKey(gone.version());
        } else if (change instanceof LogRecord.SubjectDeleted deleted) {
            return subjectKey("DELETE_SUBJECT", deleted.subject());
        } else if (change instanceof LogRecord.SubjectCleared cleared) {
            return subjectKey("CLEAR_SUBJECT", cleared.subject());
        } else if (change instanceof LogRecord.ConfigPut put) {
            return subjectKey("CONFIG", put.subject());
        } else if (change instanceof LogRecord.ConfigGone gone) {
            return subjectKey("CONFIG", gone.subject());
        } else if (change instanceof LogRecord.ModePut put) {
            return subjectKey("MODE", put.subject());
        } else if (change instanceof LogRecord.ModeGone gone) {
            return subjectKey("MODE", gone.subject());
        } else if (change instanceof LogRecord.ContextPut put) {
            return contextKey(put.context());
        } else if (change instanceof LogRecord.ContextGone gone) {
            return contextKey(gone.context());
        }
        return JSON.createObjectNode().put("keytype", "NOOP").put("magic", 0);
    }

    private static ObjectNode schemaKey(StoredSchema.Version version) {
        return JSON.createObjectNode()
                .put("keytype", "SCHEMA")
                .put("subject", version.subject().toString())
                .put("version", version.number())
                .put("magic", 1);
    }

    private static ObjectNode subjectKey(String type, Subject subject) {
        ObjectNode key = JSON.createObjectNode().put("keytype", type);
        if (!subject.isDefaultContextItself()) {
            key.put("subject", subject.toString());
        }
        return key.put("magic", 0);
    }

    private static ObjectNode contextKey(String context) {
        return JSON.createObjectNode()
                .put("keytype", "CONTEXT")
                .put("tenant", TENANT)
                .put("context", context)
                .put("magic", 0);
    }

    private static Optional<ObjectNode> valueTree(LogRecord change) {
        if (change instanceof LogRecord.SchemaPut put) {
            return Optional.of(schemaValue(put.schema()));
        } else if (change instanceof LogRecord.SubjectDeleted deleted) {
            return Optional.of(subjectValue(deleted.subject()).put("version", deleted.lastVersion()));
        } else if (change instanceof LogRecord.SubjectCleared cleared) {
            return Optional.of(subjectValue(cleared.subject()));
        } else if (change instanceof LogRecord.ConfigPut put) {
            return Optional.of(subjectValue(put.subject()).setAll(put.config()));
        } else if (change instanceof LogRecord.ModePut put) {
            return Optional.of(
                    subjectValue(put.subject()).put("mode", put.mode().name()));
        } else if (change instanceof LogRecord.ContextPut put) {
            return Optional.of(JSON.createObjectNode().put("tenant", TENANT).put("context", put.context()));
        }
        return Optional.empty();
    }

    private static ObjectNode subjectValue(Subject subject) {
        ObjectNode value = JSON.createObjectNode();
        return subject.isDefaultContextItself() ? value : value.put("subject", subject.toString());
    }

    private static ObjectNode schemaValue(StoredSchema schema) {
        ObjectNode value = JSON.createObjectNode()
                .put("subject", schema.subject().toString())
                .put("version", schema.version())
                .put("id", schema.id());
        if (schema.type() != SchemaType.AVRO) {
            value.put("schemaType", schema.type().name());
        }
        if (!schema.references().isEmpty()) {
            ArrayNode references = value.putArray("references");
            schema.references()
                    .forEach(reference -> references
                            .addObject()
                            .put("name", reference.name())
                            .put("subject", reference.subject())
                            .put("version", reference.version()));
        }
        schema.metadata().ifPresent(metadata -> value.set("metadata", metadata));
        schema.ruleSet().ifPresent(ruleSet -> value.set("ruleSet", ruleSet));
        return value.put("schema", schema.text()).put("deleted", schema.deleted());
    }

    private static StoredSchema schema(JsonNode value) {
        return new StoredSchema(
                Subject.of(value.path("subject").asText()),
                value.path("version").asInt(),
                value.path("id").asInt(),
                SchemaType.named(value.path("schemaType").asText("")).orElseThrow(),
                references(value.path("references")),
                object(value, "metadata"),
                object(value, "ruleSet"),
                value.path("schema").asText(),
                value.path("deleted").asBoolean());
    }

    private static List<SchemaReference> references(JsonNode array) {
        List<SchemaReference> references = new ArrayList<>();
        array.forEach(reference -> references.add(new SchemaReference(
                reference.path("name").asText(),
                reference.path("subject").asText(),
                reference.path("version").asInt())));
        return references;
    }

    private static Optional<JsonNode> object(JsonNode value, String name) {
        return Optional.ofNullable(value.get(name)).filter(JsonNode::isObject);
    }

    private static ObjectNode config(JsonNode value) {
        ObjectNode config = value.deepCopy();
        config.remove("subject");
        return config;
    }

    private static byte[] bytes(ObjectNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of JSON could not be written", e);
        }
    }
}
