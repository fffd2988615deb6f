package io.pipelineappliance.registry.schema;

import static io.pipelineappliance.registry.schema.JsonComparison.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.schema.JsonDocument.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Rules for objects. An open schema (one that accepts properties which it does not name) accepts anything under a name that it
 * does not mention: naming it later narrows what was accepted, while no longer naming it widens it. In a closed one it is the other way round.
 */
final class JsonObjectRules {
    private final JsonComparison comparison;

    JsonObjectRules(JsonComparison comparison) {
        this.comparison = comparison;
    }

    List<Difference> compare(JsonShape original, JsonShape update, String path) {
        List<Difference> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        original.schema().path("properties").fieldNames().forEachRemaining(names::add);
        update.schema().path("properties").fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            differences.addAll(property(name, original, update, within(path, "properties/" + name)));
        }
        dependencies(original, update, path, differences);
        differences.addAll(rest(original, update, path));
        JsonValueRules.upperLimit("maxProperties", original.schema(), update.schema(), path, differences);
        JsonValueRules.lowerLimit("minProperties", original.schema(), update.schema(), path, differences);
        return differences;
    }

    private List<Difference> property(String name, JsonShape original, JsonShape update, String path) {
        Optional<Place> before = named(original, name);
        Optional<Place> after = named(update, name);
        if (after.isEmpty()) {
            return removed(name, before.orElseThrow(), update, path);
        }
        if (before.isEmpty()) {
            return added(name, original, update, after.get(), path);
        }
        List<Difference> differences = new ArrayList<>();
        if (!isRequired(original, name) && isRequired(update, name) && !hasDefault(after.get())) {
            differences.add(new Difference("REQUIRED_ATTRIBUTE_ADDED", path));
        }
        differences.addAll(comparison.compare(before.get(), after.get(), path));
        return differences;
    }

    private List<Difference> removed(String name, Place before, JsonShape update, String path) {
        if (isOpen(update)) {
            return List.of();
        }
        Optional<Place> other = unnamed(update, name);
        if (other.isPresent()) {
            return comparison.isCompatible(before, other.get())
                    ? List.of()
                    : List.of(new Difference("PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL", path));
        }
        return new JsonShape(before.resolved()).acceptsNothing()
                ? List.of()
                : List.of(new Difference("PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL", path));
    }

    private List<Difference> added(String name, JsonShape original, JsonShape update, Place after, String path) {
        boolean mustBeThere = isRequired(update, name) && !hasDefault(after);
        if (isOpen(original)) {
            if (new JsonShape(after.resolved()).acceptsAll()) {
                return List.of();
            }
            String kind = mustBeThere
                    ? "REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL"
                    : "PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL";
            return List.of(new Difference(kind, path));
        }
        List<Difference> differences = new ArrayList<>();
        Optional<Place> other = unnamed(original, name);
        if (other.isPresent() && !comparison.isCompatible(other.get(), after)) {
            differences.add(new Difference("PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL", path));
        }
        if (mustBeThere) {
            differences.add(new Difference("REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL", path));
        }
        return differences;
    }

    /** What properties without a name of their own must be. */
    private List<Difference> rest(JsonShape original, JsonShape update, String path) {
        List<Difference> differences = new ArrayList<>();
        for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
            differences.addAll(rest(keyword, original, update, within(path, keyword), comparison));
        }
        return differences;
    }

    /** The same for a keyword of objects or arrays. */
    static List<Difference> rest(
            String keyword, JsonShape original, JsonShape update, String path, JsonComparison comparison) {
        Optional<JsonShape> before = original.inner(keyword).map(place -> new JsonShape(place.resolved()));
        Optional<JsonShape> after = update.inner(keyword).map(place -> new JsonShape(place.resolved()));
        if (after.isEmpty()
                || after.get().acceptsAll()
                || before.map(JsonShape::acceptsNothing).orElse(false)) {
            return List.of();
        }
        if (after.get().acceptsNothing()) {
            return List.of(new Difference(Difference.constant(keyword) + "_REMOVED", path));
        }
        if (before.isEmpty() || before.get().acceptsAll()) {
            return List.of(new Difference(Difference.constant(keyword) + "_NARROWED", path));
        }
        return comparison.compare(before.get().place(), after.get().place(), path);
    }

    private void dependencies(JsonShape original, JsonShape update, String path, List<Difference> differences) {
        for (String keyword : List.of("dependencies", "dependentRequired", "dependentSchemas")) {
            for (Map.Entry<String, JsonNode> entry :
                    update.schema().path(keyword).properties()) {
                JsonNode before = original.schema().path(keyword).path(entry.getKey());
                differences.addAll(dependency(
                        original, before, update, entry.getValue(), within(path, "dependencies/" + entry.getKey())));
            }
        }
    }

    private List<Difference> dependency(
            JsonShape original, JsonNode before, JsonShape update, JsonNode after, String path) {
        if (!after.isArray()) {
            return before.isMissingNode()
                    ? List.of(new Difference("DEPENDENCY_SCHEMA_ADDED", path))
                    : comparison.compare(
                            original.place().at(before), update.place().at(after), path);
        }
        if (before.isMissingNode()) {
            return List.of(new Difference("DEPENDENCY_ARRAY_ADDED", path));
        }
        Set<JsonNode> earlier = elements(before);
        Set<JsonNode> later = elements(after);
        if (earlier.containsAll(later)) {
            return List.of();
        }
        String kind = later.containsAll(earlier) ? "DEPENDENCY_ARRAY_EXTENDED" : "DEPENDENCY_ARRAY_CHANGED";
        return List.of(new Difference(kind, path));
    }

    private static Set<JsonNode> elements(JsonNode array) {
        Set<JsonNode> elements = new HashSet<>();
        array.forEach(elements::add);
        return elements;
    }

    private static boolean isOpen(JsonShape shape) {
        return acceptsAll(shape, "additionalProperties")
                && acceptsAll(shape, "unevaluatedProperties")
                && shape.schema().path("patternProperties").isEmpty();
    }

    private static boolean acceptsAll(JsonShape shape, String keyword) {
        return shape.inner(keyword)
                .map(place -> new JsonShape(place.resolved()).acceptsAll())
                .orElse(true);
    }

    /** The schema of a property that has none by its name, where one is demanded. */
    private static Optional<Place> unnamed(JsonShape shape, String name) {
        for (Map.Entry<String, JsonNode> entry :
                shape.schema().path("patternProperties").properties()) {
            if (matches(entry.getKey(), name)) {
                return Optional.of(shape.place().at(entry.getValue()));
            }
        }
        return shape.inner("additionalProperties")
                .or(() -> shape.inner("unevaluatedProperties"))
                .filter(place -> !new JsonShape(place.resolved()).acceptsNothing())
                .filter(place -> !new JsonShape(place.resolved()).acceptsAll());
    }

    private static boolean matches(String pattern, String name) {
        try {
            return Pattern.compile(pattern).matcher(new BoundedText(name)).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static Optional<Place> named(JsonShape shape, String name) {
        return Optional.ofNullable(shape.schema().path("properties").get(name)).map(shape.place()::at);
    }

    private static boolean isRequired(JsonShape shape, String name) {
        for (JsonNode required : shape.schema().path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDefault(Place place) {
        return place.schema().has("default") || place.resolved().schema().has("default");
    }
}
