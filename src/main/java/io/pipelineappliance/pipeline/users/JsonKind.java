package io.pipelineappliance.pipeline.users;

import com.fasterxml.jackson.core.JsonToken;

/** How a kind of JSON value is called in a sentence. */
final class JsonKind {
    private JsonKind() {}

    static String of(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "an integer";
            case VALUE_NUMBER_FLOAT -> "a decimal number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "nothing";
        };
    }
}
