package io.pipelineappliance.fetch.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.StringJoiner;

/** The keys of a JSON value in their order, with the type of each, as one text. */
final class JsonShape {
    private JsonShape() {}

    static String of(JsonNode node) {
        if (!node.isObject()) {
            return node.isIntegralNumber()
                    ? "integer"
                    : node.getNodeType().toString().toLowerCase(Locale.ROOT);
        }
        StringJoiner shape = new StringJoiner(", ", "{", "}");
        node.properties().forEach(property -> shape.add(property.getKey() + ": " + of(property.getValue())));
        return shape.toString();
    }
}
