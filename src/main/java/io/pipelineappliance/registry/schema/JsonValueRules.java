package io.pipelineappliance.registry.schema;

import static io.pipelineappliance.registry.schema.Difference.constant;
import static io.pipelineappliance.registry.schema.JsonComparison.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rules for strings and numbers, and for the limits that all kinds have. */
final class JsonValueRules {
    private JsonValueRules() {}

    static List<Difference> strings(JsonNode original, JsonNode update, String path) {
        List<Difference> differences = new ArrayList<>();
        upperLimit("maxLength", original, update, path, differences);
        lowerLimit("minLength", original, update, path, differences);
        if (update.has("pattern") && !update.get("pattern").equals(original.get("pattern"))) {
            String kind = original.has("pattern") ? "PATTERN_CHANGED" : "PATTERN_ADDED";
            differences.add(new Difference(kind, within(path, "pattern")));
        }
        return differences;
    }

    static List<Difference> numbers(JsonNode original, JsonNode update, String path) {
        List<Difference> differences = new ArrayList<>();
        upperLimit("maximum", original, update, path, differences);
        lowerLimit("minimum", original, update, path, differences);
        upperLimit("exclusiveMaximum", original, update, path, differences);
        lowerLimit("exclusiveMinimum", original, update, path, differences);
        for (String flag : List.of("exclusiveMaximum", "exclusiveMinimum")) {
            if (update.path(flag).isBoolean()
                    && update.get(flag).booleanValue()
                    && !original.path(flag).asBoolean()) {
                differences.add(new Difference(constant(flag) + "_ADDED", within(path, flag)));
            }
        }
        multiples(original, update, path, differences);
        return differences;
    }

    /** A limit that may rise or go, but not fall or come. */
    static void upperLimit(
            String keyword, JsonNode original, JsonNode update, String path, List<Difference> differences) {
        limit(keyword, original, update, path, "DECREASED", 1, differences);
    }

    /** A limit that may fall or go, but not rise or come. */
    static void lowerLimit(
            String keyword, JsonNode original, JsonNode update, String path, List<Difference> differences) {
        limit(keyword, original, update, path, "INCREASED", -1, differences);
    }

    private static void limit(
            String keyword,
            JsonNode original,
            JsonNode update,
            String path,
            String tightened,
            int tighterSign,
            List<Difference> differences) {
        JsonNode before = original.path(keyword);
        JsonNode after = update.path(keyword);
        if (!after.isNumber()) {
            return;
        }
        if (!before.isNumber()) {
            differences.add(new Difference(constant(keyword) + "_ADDED", within(path, keyword)));
        } else if (before.decimalValue().compareTo(after.decimalValue()) * tighterSign > 0) {
            differences.add(new Difference(constant(keyword) + "_" + tightened, within(path, keyword)));
        }
    }

    private static void multiples(JsonNode original, JsonNode update, String path, List<Difference> differences) {
        JsonNode before = original.path("multipleOf");
        JsonNode after = update.path("multipleOf");
        if (!after.isNumber()) {
            return;
        }
        String where = within(path, "multipleOf");
        if (!before.isNumber()) {
            differences.add(new Difference("MULTIPLE_OF_ADDED", where));
        } else if (!isMultiple(before.decimalValue(), after.decimalValue())) {
            boolean expanded = isMultiple(after.decimalValue(), before.decimalValue());
            differences.add(new Difference(expanded ? "MULTIPLE_OF_EXPANDED" : "MULTIPLE_OF_CHANGED", where));
        }
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal divisor) {
        return divisor.signum() != 0 && number.remainder(divisor).signum() == 0;
    }
}
