package io.pipelineappliance.pipeline.users;

import io.pipelineappliance.pipeline.Excerpt;
import java.time.Instant;
import java.util.Optional;

/**
 * What a field holds. In JSON every field is a string, in Avro a time is a number; this is how either becomes the column's value.
 */
enum FieldType {
    UUID("uuid", Optional.of("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"), "string", Optional.of("uuid")) {
        @Override
        Object parse(String text) throws UnfitValue {
            return Values.canonicalUuid(text);
        }
    },
    TEXT("text", Optional.empty(), "string", Optional.empty()) {
        @Override
        Object parse(String text) throws UnfitValue {
            return Values.unicode(text);
        }
    },
    TIMESTAMP(
            "timestamp",
            Optional.of("^[+-]?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"),
            "long",
            Optional.of("timestamp-millis")) {
        @Override
        Object parse(String text) throws UnfitValue {
            return Values.timestamp(text);
        }

        @Override
        Object convert(Object decoded) throws UnfitValue {
            return decoded instanceof Long milliseconds ? Instant.ofEpochMilli(milliseconds) : super.convert(decoded);
        }
    };

    private final String cqlType;
    private final Optional<String> jsonPattern;
    private final String avroType;
    private final Optional<String> avroLogicalType;

    FieldType(String cqlType, Optional<String> jsonPattern, String avroType, Optional<String> avroLogicalType) {
        this.cqlType = cqlType;
        this.jsonPattern = jsonPattern;
        this.avroType = avroType;
        this.avroLogicalType = avroLogicalType;
    }

    String cqlType() {
        return cqlType;
    }

    /** What the string in JSON looks like. A pattern and no format: some validators ignore formats, others refuse the schema. */
    Optional<String> jsonPattern() {
        return jsonPattern;
    }

    String avroType() {
        return avroType;
    }

    Optional<String> avroLogicalType() {
        return avroLogicalType;
    }

    /**
     * The value as the driver's type.
     *
     * @throws UnfitValue when a column of this type could not hold exactly this
     */
    abstract Object parse(String text) throws UnfitValue;

    /** The same of a value that was decoded from a binary form. */
    Object convert(Object decoded) throws UnfitValue {
        if (decoded instanceof String text) {
            return parse(text);
        }
        throw new UnfitValue("expected a string, found " + Excerpt.of(String.valueOf(decoded)));
    }
}
