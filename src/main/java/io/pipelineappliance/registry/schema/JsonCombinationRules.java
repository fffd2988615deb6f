package io.pipelineappliance.registry.schema;

import static io.pipelineappliance.registry.schema.JsonComparison.within;

import io.pipelineappliance.registry.schema.JsonDocument.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules for {@code allOf}, {@code anyOf} and {@code oneOf}. What a schema accepts is within each of its {@code allOf}, and within all of its
 * {@code anyOf} or {@code oneOf} together.
 */
final class JsonCombinationRules {
    private final JsonComparison comparison;

    JsonCombinationRules(JsonComparison comparison) {
        this.comparison = comparison;
    }

    List<Difference> compare(JsonShape original, JsonShape update, String path) {
        List<Difference> differences = new ArrayList<>(plainPart(original, update, path));
        for (Place branch : update.branches("allOf")) {
            if (!isWithin(original, branch)) {
                differences.add(new Difference(
                        original.branches("allOf").isEmpty() ? "TYPE_CHANGED" : "PRODUCT_TYPE_EXTENDED",
                        within(path, "allOf")));
                break;
            }
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (!update.branches(choice).isEmpty()) {
                differences.addAll(choices(choice, original, update, within(path, choice)));
            }
        }
        return differences;
    }

    /** What the update says itself, apart from its combinations. */
    private List<Difference> plainPart(JsonShape original, JsonShape update, String path) {
        List<Difference> differences = comparison.comparePlain(original, update, path);
        if (differences.isEmpty()) {
            return differences;
        }
        Plain plain = new Plain(update);
        boolean covered = original.branches("allOf").stream().anyMatch(plain::accepts);
        for (String choice : List.of("anyOf", "oneOf")) {
            List<Place> branches = original.branches(choice);
            covered |= !branches.isEmpty() && branches.stream().allMatch(plain::accepts);
        }
        return covered ? List.of() : differences;
    }

    /** The update without its combinations. */
    private final class Plain {
        private final JsonShape update;

        Plain(JsonShape update) {
            this.update = update;
        }

        boolean accepts(Place branch) {
            JsonShape original = new JsonShape(branch.resolved());
            return original.acceptsNothing() || plainPart(original, update, "").isEmpty();
        }
    }

    private List<Difference> choices(String choice, JsonShape original, JsonShape update, String path) {
        List<Place> accepted = update.branches(choice);
        boolean anyBefore = !original.branches("anyOf").isEmpty();
        List<Place> possible = original.branches(anyBefore ? "anyOf" : "oneOf");
        if (possible.isEmpty()) {
            return accepted.stream().anyMatch(branch -> isWithin(original, branch))
                    ? List.of()
                    : List.of(new Difference("TYPE_CHANGED", path));
        }
        if (anyBefore && choice.equals("oneOf") && possible.size() > 1) {
            return List.of(new Difference("COMBINED_TYPE_CHANGED", path));
        }
        if (possible.size() > accepted.size()) {
            return List.of(new Difference("SUM_TYPE_NARROWED", path));
        }
        boolean all = possible.stream()
                .allMatch(before -> accepted.stream().anyMatch(after -> comparison.isCompatible(before, after)));
        return all ? List.of() : List.of(new Difference("COMBINED_TYPE_SUBSCHEMAS_CHANGED", path));
    }

    /** Whether a schema accepts all that the original does, which may be shown by one part of the original. */
    private boolean isWithin(JsonShape original, Place schema) {
        if (original.branches("allOf").stream().anyMatch(part -> comparison.isCompatible(part, schema))) {
            return true;
        }
        return comparison.isCompatible(original.place(), schema);
    }
}
