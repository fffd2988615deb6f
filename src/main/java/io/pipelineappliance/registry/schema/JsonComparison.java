package io.pipelineappliance.registry.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.schema.JsonDocument.Place;
import io.pipelineappliance.registry.schema.JsonShape.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every value that the original schema accepts is accepted by the update, as far as the keywords tell. One comparison is
 * used once.
 */
final class JsonComparison {
    /** Combinations within combinations can ask for endless work; such schemas are refused instead. */
    private static final int MOST_PAIRS = 50_000;

    private final Map<JsonNode, Set<JsonNode>> underWay = new IdentityHashMap<>();
    private final JsonObjectRules objects = new JsonObjectRules(this);
    private final JsonArrayRules arrays = new JsonArrayRules(this);
    private final JsonCombinationRules combinations = new JsonCombinationRules(this);
    private int pairs;

    /** Where the update refuses what the original accepts. */
    List<Difference> compare(Place original, Place update, String path) {
        JsonShape from = new JsonShape(original.resolved());
        JsonShape to = new JsonShape(update.resolved());
        if (to.acceptsAll() || from.acceptsNothing()) {
            return List.of();
        }
        if (to.acceptsNothing()) {
            return List.of(new Difference("TYPE_CHANGED", path));
        }
        if (++pairs > MOST_PAIRS) {
            throw new InvalidSchemaException("its combinations are too many to compare");
        }
        Set<JsonNode> others =
                underWay.computeIfAbsent(from.schema(), node -> Collections.newSetFromMap(new IdentityHashMap<>()));
        // A schema that contains itself: the pair holds if all that is around it does.
        if (!others.add(to.schema())) {
            return List.of();
        }
        try {
            return combinations.compare(from, to, path);
        } finally {
            others.remove(to.schema());
        }
    }

    boolean isCompatible(Place original, Place update) {
        return compare(original, update, "").isEmpty();
    }

    /** The same apart from combinations. */
    List<Difference> comparePlain(JsonShape original, JsonShape update, String path) {
        List<Difference> types = types(original.types(), update.types(), path);
        if (!types.isEmpty()) {
            return types;
        }
        List<Difference> differences = new ArrayList<>();
        values(original, update, path).ifPresent(differences::add);
        Set<ValueType> compared = update.types();
        if (compared.contains(ValueType.STRING)) {
            differences.addAll(JsonValueRules.strings(original.schema(), update.schema(), path));
        }
        if (compared.contains(ValueType.NUMBER) || compared.contains(ValueType.INTEGER)) {
            differences.addAll(JsonValueRules.numbers(original.schema(), update.schema(), path));
        }
        if (compared.contains(ValueType.OBJECT)) {
            differences.addAll(objects.compare(original, update, path));
        }
        if (compared.contains(ValueType.ARRAY)) {
            differences.addAll(arrays.compare(original, update, path));
        }
        differences.addAll(exclusions(original, update, path));
        conditions(original.schema(), update.schema(), path).ifPresent(differences::add);
        return differences;
    }

    private static List<Difference> types(Set<ValueType> original, Set<ValueType> update, String path) {
        if (update.isEmpty()) {
            return List.of();
        }
        Set<ValueType> lost = new HashSet<>(original);
        lost.removeAll(update);
        if (update.contains(ValueType.NUMBER)) {
            lost.remove(ValueType.INTEGER);
        }
        if (lost.isEmpty() && !original.isEmpty()) {
            return List.of();
        }
        if (lost.equals(Set.of(ValueType.NUMBER)) && update.contains(ValueType.INTEGER)) {
            return List.of(new Difference("TYPE_NARROWED", path));
        }
        return List.of(new Difference(original.size() > 1 ? "SUM_TYPE_NARROWED" : "TYPE_CHANGED", path));
    }

    private static Optional<Difference> values(JsonShape original, JsonShape update, String path) {
        Set<JsonNode> accepted = update.values().orElse(null);
        Set<JsonNode> possible = original.values().orElse(null);
        if (accepted == null || (possible != null && accepted.containsAll(possible))) {
            return Optional.empty();
        }
        if (possible == null) {
            return Optional.of(new Difference("TYPE_CHANGED", path));
        }
        String kind = possible.containsAll(accepted) ? "ENUM_ARRAY_NARROWED" : "ENUM_ARRAY_CHANGED";
        return Optional.of(new Difference(kind, path + (path.endsWith("/") ? "" : "/") + "enum"));
    }

    private List<Difference> exclusions(JsonShape original, JsonShape update, String path) {
        Optional<Place> excluded = update.inner("not");
        if (excluded.isEmpty()) {
            return List.of();
        }
        boolean excludedBefore = original.inner("not")
                .map(before -> isCompatible(excluded.get(), before))
                .orElse(false);
        return excludedBefore ? List.of() : List.of(new Difference("NOT_TYPE_EXTENDED", within(path, "not")));
    }

    private static Optional<Difference> conditions(JsonNode original, JsonNode update, String path) {
        boolean same = List.of("if", "then", "else").stream()
                .allMatch(keyword -> Objects.equals(original.get(keyword), update.get(keyword)));
        return same || !update.has("if")
                ? Optional.empty()
                : Optional.of(new Difference("TYPE_CHANGED", within(path, "if")));
    }

    static String within(String path, String segment) {
        return path + (path.endsWith("/") ? "" : "/") + segment;
    }
}
