package io.pipelineappliance.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;

/** JSON as the API speaks it: times are ISO 8601 strings, nulls are written. */
final class Json {
    private Json() {}

    static byte[] bytes(Object value) {
        try {
            return Mapper.INSTANCE.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("%s cannot be written as JSON".formatted(value.getClass()), e);
        }
    }

    /** Made on first use: Jackson takes a fifth of a second to load, and the start of the dashboard must not wait. */
    private static final class Mapper {
        private static final ObjectMapper INSTANCE = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .build();
    }
}
