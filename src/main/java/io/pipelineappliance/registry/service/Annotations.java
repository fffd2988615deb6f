package io.pipelineappliance.registry.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Metadata and rule sets: the configuration's defaults, then the schema's own, then the configuration's last word. */
final class Annotations {
    private Annotations() {}

    static Optional<JsonNode> metadata(JsonNode config, Optional<JsonNode> own) {
        return merged(config, "Metadata", own);
    }

    static Optional<JsonNode> ruleSet(JsonNode config, Optional<JsonNode> own) {
        return merged(config, "RuleSet", own);
    }

    /** The value of a property in metadata, null where there is none. */
    static String property(Optional<JsonNode> metadata, String name) {
        return metadata.map(tree -> tree.path("properties").path(name).asText(null))
                .orElse(null);
    }

    private static Optional<JsonNode> merged(JsonNode config, String kind, Optional<JsonNode> own) {
        Optional<JsonNode> result = Optional.empty();
        for (JsonNode part :
                new JsonNode[] {config.path("default" + kind), own.orElse(null), config.path("override" + kind)}) {
            if (part != null && part.isObject()) {
                result = Optional.of(result.map(before -> merge(before, part)).orElse(part));
            }
        }
        return result;
    }

    private static JsonNode merge(JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            ObjectNode merged = before.deepCopy();
            after.properties()
                    .forEach(member -> merged.set(
                            member.getKey(),
                            merged.has(member.getKey())
                                    ? merge(merged.get(member.getKey()), member.getValue())
                                    : member.getValue()));
            return merged;
        }
        return before.isArray() && after.isArray() ? mergeNamed(before, after) : after;
    }

    /** Rules replace those of their name; plain elements are added once. */
    private static ArrayNode mergeNamed(JsonNode before, JsonNode after) {
        Map<JsonNode, JsonNode> elements = new LinkedHashMap<>();
        before.forEach(element -> elements.put(name(element), element));
        after.forEach(element -> elements.put(name(element), element));
        return JsonNodeFactory.instance.arrayNode().addAll(elements.values());
    }

    private static JsonNode name(JsonNode element) {
        return element.has("name") ? element.get("name") : element;
    }
}
