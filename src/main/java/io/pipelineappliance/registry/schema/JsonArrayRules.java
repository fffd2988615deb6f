package io.pipelineappliance.registry.schema;

import static io.pipelineappliance.registry.schema.JsonComparison.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.schema.JsonDocument.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules for arrays: elements by position (tuples), all others, and how many. */
final class JsonArrayRules {
    private final JsonComparison comparison;

    JsonArrayRules(JsonComparison comparison) {
        this.comparison = comparison;
    }

    List<Difference> compare(JsonShape original, JsonShape update, String path) {
        List<Difference> differences = new ArrayList<>(elements(original, update, path));
        differences.addAll(JsonObjectRules.rest(
                "unevaluatedItems", original, update, within(path, "unevaluatedItems"), comparison));
        JsonNode before = original.schema();
        JsonNode after = update.schema();
        JsonValueRules.upperLimit("maxItems", before, after, path, differences);
        JsonValueRules.lowerLimit("minItems", before, after, path, differences);
        JsonValueRules.upperLimit("maxContains", before, after, path, differences);
        JsonValueRules.lowerLimit("minContains", before, after, path, differences);
        if (after.path("uniqueItems").asBoolean() && !before.path("uniqueItems").asBoolean()) {
            differences.add(new Difference("UNIQUE_ITEMS_ADDED", within(path, "uniqueItems")));
        }
        return differences;
    }

    private List<Difference> elements(JsonShape original, JsonShape update, String path) {
        List<Place> before = tuple(original);
        List<Place> after = tuple(update);
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String where = within(path, "items/" + i);
            if (i >= after.size()) {
                differences.addAll(removed(before.get(i), update, where));
            } else if (i >= before.size()) {
                differences.addAll(added(original, after.get(i), where));
            } else {
                differences.addAll(comparison.compare(before.get(i), after.get(i), where));
            }
        }
        differences.addAll(others(original, update, path));
        return differences;
    }

    private List<Difference> removed(Place before, JsonShape update, String path) {
        Optional<Place> rest = rest(update);
        if (rest.isEmpty() || comparison.isCompatible(before, rest.get())) {
            return List.of();
        }
        boolean closed = new JsonShape(rest.get().resolved()).acceptsNothing();
        return List.of(new Difference(
                closed
                        ? "ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL"
                        : "ITEM_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL",
                path));
    }

    private List<Difference> added(JsonShape original, Place after, String path) {
        Optional<Place> rest = rest(original);
        if (new JsonShape(after.resolved()).acceptsAll()) {
            return List.of();
        }
        if (rest.isEmpty()) {
            return List.of(new Difference("ITEM_ADDED_TO_OPEN_CONTENT_MODEL", path));
        }
        return comparison.isCompatible(rest.get(), after)
                ? List.of()
                : List.of(new Difference("ITEM_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL", path));
    }

    private List<Difference> others(JsonShape original, JsonShape update, String path) {
        Optional<JsonShape> before = rest(original).map(place -> new JsonShape(place.resolved()));
        Optional<JsonShape> after = rest(update).map(place -> new JsonShape(place.resolved()));
        if (after.isEmpty()
                || after.get().acceptsAll()
                || before.map(JsonShape::acceptsNothing).orElse(false)) {
            return List.of();
        }
        boolean tuples = !tuple(update).isEmpty();
        String keyword = tuples ? "ADDITIONAL_ITEMS" : "SCHEMA";
        if (after.get().acceptsNothing()) {
            return List.of(new Difference(keyword + "_REMOVED", within(path, "additionalItems")));
        }
        if (before.isEmpty() || before.get().acceptsAll()) {
            return List.of(
                    tuples
                            ? new Difference("ADDITIONAL_ITEMS_NARROWED", within(path, "additionalItems"))
                            : new Difference("SCHEMA_ADDED", within(path, "items")));
        }
        return comparison.compare(before.get().place(), after.get().place(), within(path, "items"));
    }

    private static List<Place> tuple(JsonShape shape) {
        JsonNode positions = shape.schema().path(isNewStyle(shape) ? "prefixItems" : "items");
        List<Place> tuple = new ArrayList<>();
        if (positions.isArray()) {
            positions.forEach(element -> tuple.add(shape.place().at(element)));
        }
        return tuple;
    }

    /** What elements beyond the tuple must be; nothing where all is accepted. */
    private static Optional<Place> rest(JsonShape shape) {
        JsonNode items = shape.schema().path("items");
        boolean oldTuple = !isNewStyle(shape) && (items.isArray() || items.isMissingNode());
        return shape.inner(oldTuple ? "additionalItems" : "items")
                .or(() -> shape.inner("unevaluatedItems"))
                .filter(place -> !new JsonShape(place.resolved()).acceptsAll());
    }

    private static boolean isNewStyle(JsonShape shape) {
        return shape.schema().has("prefixItems");
    }
}
