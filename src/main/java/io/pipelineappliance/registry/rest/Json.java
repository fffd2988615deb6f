package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.schema.SchemaType;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.RegistryException;
import io.pipelineappliance.registry.store.StoredSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.regex.Pattern;

/** What answers are made of. Empty members are left out, as Confluent's registry does. */
final class Json {
    private static final int DEEPEST = 200;
    private static final Pattern WITHOUT_SOURCE = Pattern.compile("\\[Source:[^;]*; |(?<=column: \\d{1,9})]");

    private Json() {}

    static JsonNode parse(byte[] body) {
        try {
            return Mapper.INSTANCE.readTree(body);
        } catch (JsonProcessingException e) {
            throw new RegistryException(
                    ErrorCode.BAD_REQUEST,
                    "The body is not JSON: "
                            + WITHOUT_SOURCE.matcher(e.getOriginalMessage()).replaceAll(""),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Object tree) {
        try {
            return Mapper.INSTANCE.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer could not be written", e);
        }
    }

    static String text(JsonNode tree) {
        try {
            return Mapper.INSTANCE.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer could not be written", e);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode error(int code, String message) {
        return object().put("error_code", code).put("message", message);
    }

    static ArrayNode array(Collection<? extends JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode(elements.size()).addAll(elements);
    }

    /** A version with all that belongs to it. */
    static ObjectNode version(StoredSchema schema) {
        ObjectNode version = object().put("subject", schema.subject().toString())
                .put("version", schema.version())
                .put("id", schema.id())
                .put("guid", schema.guid().toString());
        version.setAll(schema(schema));
        if (schema.deleted()) {
            version.put("deleted", true);
        }
        return version;
    }

    /** A schema apart from where it is registered. */
    static ObjectNode schema(StoredSchema schema) {
        ObjectNode tree = object();
        if (schema.type() != SchemaType.AVRO) {
            tree.put("schemaType", schema.type().name());
        }
        if (!schema.references().isEmpty()) {
            ArrayNode references = tree.putArray("references");
            schema.references()
                    .forEach(reference -> references
                            .addObject()
                            .put("name", reference.name())
                            .put("subject", reference.subject())
                            .put("version", reference.version()));
        }
        schema.metadata().ifPresent(metadata -> tree.set("metadata", metadata));
        schema.ruleSet().ifPresent(ruleSet -> tree.set("ruleSet", ruleSet));
        return tree.put("schema", schema.text());
    }

    /** Made on first use, so that the start does not wait for it. */
    private static final class Mapper {
        private static final ObjectMapper INSTANCE = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
