package io.pipelineappliance.registry.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** JSON as text and tree. Numbers stay exactly what they were. */
final class JsonTexts {
    /** Far beyond any schema that people write, and far from the end of a thread's stack. */
    static final int DEEPEST = 200;

    private JsonTexts() {}

    /** @throws InvalidSchemaException when the text is not one JSON value, or nests too deeply */
    static JsonNode parse(String text) {
        try {
            return Mapper.INSTANCE.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidSchemaException(e.getOriginalMessage(), e);
        }
    }

    /** Without white space, the members of objects in their order. */
    static String write(JsonNode tree) {
        try {
            return Mapper.INSTANCE.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree of JSON could not be written", e);
        }
    }

    /** The same with the members of every object by name. */
    static JsonNode sorted(JsonNode tree) {
        if (tree.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            tree.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach(object::set);
            return object;
        }
        if (tree.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(tree.size());
            tree.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return tree;
    }

    private static final class Mapper {
        private static final ObjectMapper INSTANCE = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
