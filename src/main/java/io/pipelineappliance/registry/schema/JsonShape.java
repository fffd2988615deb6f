package io.pipelineappliance.registry.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipelineappliance.registry.schema.JsonDocument.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one JSON Schema says of the values that it accepts, apart from the schemas within it.
 *
 * @param place the schema, no reference itself
 */
record JsonShape(Place place) {
    /** The types of JSON values; integers are numbers too. */
    enum ValueType {
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        NULL,
        OBJECT,
        ARRAY
    }

    /** Combinations of schemas. */
    static final List<String> COMBINATIONS = List.of("allOf", "anyOf", "oneOf");

    private static final Set<String> ANNOTATIONS = Set.of(
            "$schema",
            "$id",
            "id",
            "$anchor",
            "$comment",
            "$defs",
            "definitions",
            "title",
            "description",
            "default",
            "examples",
            "readOnly",
            "writeOnly",
            "deprecated",
            "format");

    /** Which type a schema without one means by a keyword. */
    private static final Map<ValueType, Set<String>> KEYWORDS = Map.of(
            ValueType.OBJECT,
            Set.of(
                    "properties",
                    "required",
                    "additionalProperties",
                    "patternProperties",
                    "minProperties",
                    "maxProperties",
                    "dependencies",
                    "dependentRequired",
                    "dependentSchemas",
                    "propertyNames",
                    "unevaluatedProperties"),
            ValueType.ARRAY,
            Set.of(
                    "items",
                    "prefixItems",
                    "additionalItems",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "contains",
                    "unevaluatedItems"),
            ValueType.STRING,
            Set.of("minLength", "maxLength", "pattern"),
            ValueType.NUMBER,
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"));

    JsonNode schema() {
        return place.schema();
    }

    /** Whether it accepts every value. */
    boolean acceptsAll() {
        if (schema().isBoolean()) {
            return schema().booleanValue();
        }
        return schema().properties().stream()
                .allMatch(member -> ANNOTATIONS.contains(member.getKey()) || !isKnown(member.getKey()));
    }

    /** Whether it accepts no value. */
    boolean acceptsNothing() {
        return schema().isBoolean() && !schema().booleanValue();
    }

    /** Those that it accepts; empty where it says nothing of types. */
    Set<ValueType> types() {
        JsonNode type = schema().path("type");
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        if (type.isTextual()) {
            named(type).ifPresent(types::add);
        } else if (type.isArray()) {
            type.forEach(name -> named(name).ifPresent(types::add));
        } else if (values().isPresent()) {
            values().get().forEach(value -> types.add(typeOf(value)));
        } else {
            KEYWORDS.forEach((implied, keywords) -> {
                if (keywords.stream().anyMatch(schema()::has)) {
                    types.add(implied);
                }
            });
        }
        return types;
    }

    /** The only values that it accepts, if it lists them. */
    Optional<Set<JsonNode>> values() {
        JsonNode listed = schema().has("const")
                ? JsonNodeFactory.instance.arrayNode().add(schema().get("const"))
                : schema().path("enum");
        if (!(listed instanceof ArrayNode)) {
            return Optional.empty();
        }
        Set<JsonNode> values = new LinkedHashSet<>();
        listed.forEach(values::add);
        return Optional.of(values);
    }

    /** The schemas of a combination. */
    List<Place> branches(String combination) {
        List<Place> branches = new ArrayList<>();
        schema().path(combination).forEach(branch -> branches.add(place.at(branch)));
        return branches;
    }

    /** The schema under a keyword. */
    Optional<Place> inner(String keyword) {
        return Optional.ofNullable(schema().get(keyword)).map(place::at);
    }

    private static boolean isKnown(String keyword) {
        return COMBINATIONS.contains(keyword)
                || KEYWORDS.values().stream().anyMatch(keywords -> keywords.contains(keyword))
                || Set.of("type", "enum", "const", "not", "if", "$ref", "$dynamicRef", "$recursiveRef")
                        .contains(keyword);
    }

    private static Optional<ValueType> named(JsonNode name) {
        try {
            return Optional.of(ValueType.valueOf(name.asText().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ValueType typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> ValueType.STRING;
            case NUMBER -> value.isIntegralNumber() ? ValueType.INTEGER : ValueType.NUMBER;
            case BOOLEAN -> ValueType.BOOLEAN;
            case OBJECT -> ValueType.OBJECT;
            case ARRAY -> ValueType.ARRAY;
            default -> ValueType.NULL;
        };
    }
}
