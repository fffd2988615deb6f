package io.pipelineappliance.explore.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.explore.Masking;

/**
 * Hides what is masked in messages. Where there are no fields to tell apart, nobody can say what is in a value, so it is hidden wholly; keys
 * and headers are mostly plain words and are hidden when they name a masked field, or cannot be read.
 */
final class MaskedContent {
    private static final String WHOLLY =
            "dashboard.mask hides some fields, and this has no fields to tell apart, so it is hidden wholly.";

    private final Masking masking;

    MaskedContent(Masking masking) {
        this.masking = masking;
    }

    boolean isOn() {
        return !masking.isEmpty();
    }

    Decoded of(Decoded decoded, boolean isKey) {
        if (masking.isEmpty()) {
            return decoded;
        }
        if (masking.hides(isKey ? "key" : "value")) {
            return wholly(decoded);
        }
        if (decoded.json() != null && decoded.json().isContainerNode()) {
            return fields(decoded);
        }
        boolean plainKey = isKey && decoded.format() == ContentFormat.TEXT && !masking.mentions(decoded.text());
        return plainKey ? decoded : wholly(decoded);
    }

    private Decoded fields(Decoded decoded) {
        JsonNode shown = withoutQuotes(masking.mask(decoded.json()));
        boolean hidden = !shown.equals(decoded.json());
        return new Decoded(
                decoded.format(),
                decoded.size(),
                hidden ? JsonValues.write(shown) : JsonValues.write(decoded.json()),
                shown,
                hidden,
                decoded.mark(),
                decoded.schemaType(),
                decoded.note());
    }

    /** Texts that hold a masked field themselves, such as JSON in a text. */
    private JsonNode withoutQuotes(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), withoutQuotes(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> copy.add(withoutQuotes(element)));
            return copy;
        }
        return node.isTextual() && masking.mentions(node.textValue())
                ? JsonNodeFactory.instance.textNode(Masking.HIDDEN)
                : node;
    }

    private static Decoded wholly(Decoded decoded) {
        return new Decoded(
                decoded.format(),
                decoded.size(),
                Masking.HIDDEN,
                null,
                true,
                decoded.mark(),
                decoded.schemaType(),
                WHOLLY);
    }

    /** Whether a header may not be shown. */
    boolean hidesHeader(String name, String text) {
        return isOn() && (masking.hides(name) || text == null || masking.mentions(text));
    }
}
