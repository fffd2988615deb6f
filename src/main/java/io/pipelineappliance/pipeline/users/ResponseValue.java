package io.pipelineappliance.pipeline.users;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A value of the API's response together with its place, so that every complaint can name it.
 *
 * @param place path from the response's root, like {@code results[3].login}
 * @param node the value there; the missing node when there is none
 */
record ResponseValue(String place, JsonNode node) {

    /** The value of a field; complains when this is not an object. */
    ResponseValue field(String name) throws UnfitValue {
        if (!node.isObject()) {
            throw expected("an object");
        }
        return new ResponseValue(place + '.' + name, node.path(name));
    }

    String text() throws UnfitValue {
        if (!node.isTextual()) {
            throw expected("a string");
        }
        return placed(() -> Values.unicode(node.textValue()));
    }

    /** The text of a string or an integer: the API sends some fields as either. */
    String textOrInteger() throws UnfitValue {
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw expected("a string or an integer");
        }
        return node.isTextual() ? text() : node.asText();
    }

    String integer() throws UnfitValue {
        if (!node.isIntegralNumber()) {
            throw expected("an integer");
        }
        return node.asText();
    }

    UUID uuid() throws UnfitValue {
        String text = text();
        return placed(() -> Values.uuid(text));
    }

    Instant timestamp() throws UnfitValue {
        String text = text();
        return placed(() -> Values.timestamp(text));
    }

    private UnfitValue expected(String kind) {
        String complaint =
                node.isMissingNode() ? "missing" : "expected " + kind + ", found " + JsonKind.of(node.asToken());
        return new UnfitValue(place + ": " + complaint);
    }

    private <T> T placed(Conversion<T> conversion) throws UnfitValue {
        try {
            return conversion.convert();
        } catch (UnfitValue unfit) {
            throw new UnfitValue(place + ": " + unfit.getMessage());
        }
    }

    private interface Conversion<T> {
        T convert() throws UnfitValue;
    }
}
