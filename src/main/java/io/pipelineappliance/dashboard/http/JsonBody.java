package io.pipelineappliance.dashboard.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The object in a request's body; an empty body is an empty object. What is wrong with it is a sentence that names the field. */
public final class JsonBody {
    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /** @param fields that it may have; any other is refused, since it is a misspelt one */
    public static JsonBody of(Context context, String... fields) {
        String text = context.body();
        JsonNode object = text.isBlank() ? JsonNodeFactory.instance.objectNode() : read(text);
        if (!object.isObject()) {
            throw new BadRequestResponse("The body must be a JSON object, like {\"%s\": …}.".formatted(fields[0]));
        }
        return new JsonBody(object).only(fields);
    }

    private JsonBody only(String... fields) {
        Set<String> known = Set.of(fields);
        object.fieldNames().forEachRemaining(given -> {
            if (!known.contains(given)) {
                throw new BadRequestResponse("There is no field '%s' in the body; this path takes %s."
                        .formatted(given, String.join(", ", fields)));
            }
        });
        return this;
    }

    private static JsonNode read(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw new BadRequestResponse("The body is not JSON at line %d, column %d: %s."
                    .formatted(where.getLineNr(), where.getColumnNr(), e.getOriginalMessage()));
        }
    }

    public boolean required(String field) {
        JsonNode value = object.path(field);
        if (!value.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return value.booleanValue();
    }

    public boolean flag(String field) {
        return given(field).isPresent() && required(field);
    }

    public Optional<String> text(String field) {
        return given(field).map(value -> {
            if (!value.isTextual()) {
                throw wrong(field, "a text");
            }
            return value.textValue();
        });
    }

    /** A text that has to be there, and to have more than blanks. */
    public String requiredText(String field) {
        return text(field).filter(text -> !text.isBlank()).orElseThrow(() -> wrong(field, "a text that is not blank"));
    }

    public Optional<Instant> moment(String field) {
        return text(field).map(text -> Moments.parse(field, text));
    }

    /** A whole number of any sign. */
    public OptionalLong whole(String field) {
        Optional<JsonNode> value = given(field);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!value.get().isIntegralNumber() || !value.get().canConvertToLong()) {
            throw wrong(field, "a whole number");
        }
        return OptionalLong.of(value.get().longValue());
    }

    public OptionalInt positive(String field) {
        Optional<JsonNode> value = given(field);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.get().canConvertToInt()
                || !value.get().isIntegralNumber()
                || value.get().intValue() < 1) {
            throw wrong(field, "a whole number of 1 or more");
        }
        return OptionalInt.of(value.get().intValue());
    }

    /** The object of that name; an empty one when it is not given. */
    public JsonNode object(String field) {
        JsonNode value = given(field).orElseGet(JsonNodeFactory.instance::objectNode);
        if (!value.isObject()) {
            throw wrong(field, "an object");
        }
        return value;
    }

    /** The objects in the array of that name; none when it is not given. Each may have these fields only. */
    public List<JsonBody> objects(String field, String... fields) {
        JsonNode array = given(field).orElseGet(JsonNodeFactory.instance::arrayNode);
        if (!array.isArray()) {
            throw wrong(field, "an array of objects");
        }
        List<JsonBody> objects = new ArrayList<>();
        for (JsonNode element : array) {
            if (!element.isObject()) {
                throw wrong(field, "an array of objects");
            }
            objects.add(new JsonBody(element).only(fields));
        }
        return objects;
    }

    private Optional<JsonNode> given(String field) {
        return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
    }

    private BadRequestResponse wrong(String field, String expected) {
        JsonNode value = object.get(field);
        String given = value == null ? "missing" : value.toString();
        return new BadRequestResponse("%s is %s, but must be %s.".formatted(field, given, expected));
    }
}
