package io.pipelineappliance.dashboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.io.UncheckedIOException;

/** JSON as the API speaks it: times and durations are ISO 8601 strings, nulls are written, what is empty is null. */
public final class Json {
    private Json() {}

    /** A value as JSON text in UTF-8. */
    public static byte[] bytes(Object value) {
        try {
            return Mapper.INSTANCE.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("%s cannot be written as JSON".formatted(value.getClass()), e);
        }
    }

    /** Answers a request with a value. */
    public static void answer(Context context, Object value) {
        context.contentType(ContentType.APPLICATION_JSON).result(bytes(value));
    }

    /**
     * Reads one JSON value.
     *
     * @throws JsonProcessingException when the text is not exactly that
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        return Mapper.INSTANCE.readTree(text);
    }

    /** Made on first use: Jackson takes a fifth of a second to load, and the start of the dashboard must not wait. */
    private static final class Mapper {
        private static final ObjectMapper INSTANCE = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
