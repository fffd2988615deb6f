package io.pipelineappliance.explore.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;

/** Makes Avro's values of plain JSON. What does not fit is an {@link UnfitContent} with the path of the field. */
final class AvroDatum {
    private AvroDatum() {}

    static Object of(Schema schema, JsonNode value, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, value, path);
            case ARRAY -> array(schema, value, path);
            case MAP -> map(schema, value, path);
            case UNION -> union(schema, value, path);
            case BYTES -> bytes(schema, value, path);
            case FIXED -> fixed(schema, value, path);
            case INT ->
                number(value.isIntegralNumber() && value.canConvertToInt(), value, path, "a whole number of 32 bits")
                        .intValue();
            case LONG ->
                number(value.isIntegralNumber() && value.canConvertToLong(), value, path, "a whole number of 64 bits")
                        .longValue();
            case FLOAT -> number(value.isNumber(), value, path, "a number").floatValue();
            case DOUBLE -> number(value.isNumber(), value, path, "a number").doubleValue();
            case BOOLEAN ->
                fitting(value.isBoolean(), value, path, "true or false").booleanValue();
            case STRING -> fitting(value.isTextual(), value, path, "a text").textValue();
            case ENUM -> symbol(schema, value, path);
            case NULL -> {
                fitting(value.isNull(), value, path, "null");
                yield null;
            }
        };
    }

    private static Object record(Schema schema, JsonNode value, String path) {
        fitting(value.isObject(), value, path, "an object, the record " + schema.getName());
        value.fieldNames().forEachRemaining(name -> {
            if (schema.getField(name) == null) {
                throw new UnfitContent(
                        path + "." + name,
                        "left out, since the record %s has no such field".formatted(schema.getName()),
                        value.get(name));
            }
        });
        GenericData.Record record = new GenericData.Record(schema);
        for (Field field : schema.getFields()) {
            JsonNode given = value.get(field.name());
            if (given != null) {
                record.put(field.pos(), of(field.schema(), given, path + "." + field.name()));
            } else if (field.hasDefaultValue()) {
                record.put(field.pos(), GenericData.get().getDefaultValue(field));
            } else {
                throw new UnfitContent(path + "." + field.name(), "given, as it has no default", "missing");
            }
        }
        return record;
    }

    private static Object array(Schema schema, JsonNode value, String path) {
        fitting(value.isArray(), value, path, "an array");
        List<Object> elements = new ArrayList<>();
        for (int index = 0; index < value.size(); index++) {
            elements.add(of(schema.getElementType(), value.get(index), path + "[" + index + "]"));
        }
        return new GenericData.Array<>(schema, elements);
    }

    private static Object map(Schema schema, JsonNode value, String path) {
        fitting(value.isObject(), value, path, "an object");
        Map<String, Object> entries = new LinkedHashMap<>();
        value.properties()
                .forEach(entry -> entries.put(
                        entry.getKey(), of(schema.getValueType(), entry.getValue(), path + "." + entry.getKey())));
        return entries;
    }

    /** The first type that takes the value. With a single type besides null, what is wrong is said about that one. */
    private static Object union(Schema schema, JsonNode value, String path) {
        List<Schema> candidates = schema.getTypes().stream()
                .filter(type -> (type.getType() == Schema.Type.NULL) == value.isNull())
                .toList();
        UnfitContent unfit = null;
        for (Schema candidate : candidates) {
            try {
                return of(candidate, value, path);
            } catch (UnfitContent e) {
                unfit = e;
            }
        }
        if (candidates.size() == 1 && unfit != null) {
            throw unfit;
        }
        throw new UnfitContent(
                path,
                "one of "
                        + String.join(
                                ", ",
                                schema.getTypes().stream()
                                        .map(Schema::getFullName)
                                        .toList()),
                value);
    }

    private static Object bytes(Schema schema, JsonNode value, String path) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && value.isNumber()) {
            return ByteBuffer.wrap(unscaled(decimal, value, path));
        }
        return ByteBuffer.wrap(latin(value, path));
    }

    private static byte[] unscaled(LogicalTypes.Decimal decimal, JsonNode value, String path) {
        BigDecimal number = value.decimalValue();
        try {
            return number.setScale(decimal.getScale()).unscaledValue().toByteArray();
        } catch (ArithmeticException e) {
            throw new UnfitContent(path, "a number with at most %d decimals".formatted(decimal.getScale()), value);
        }
    }

    private static Object fixed(Schema schema, JsonNode value, String path) {
        byte[] bytes = latin(value, path);
        if (bytes.length != schema.getFixedSize()) {
            throw new UnfitContent(path, "%d bytes".formatted(schema.getFixedSize()), value);
        }
        return new GenericData.Fixed(schema, bytes);
    }

    private static byte[] latin(JsonNode value, String path) {
        String expected = "bytes as a text in which each character is one, \\u0000 to \\u00ff";
        String text = fitting(value.isTextual(), value, path, expected).textValue();
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            throw new UnfitContent(path, expected, value);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Object symbol(Schema schema, JsonNode value, String path) {
        String expected = "one of " + String.join(", ", schema.getEnumSymbols());
        fitting(value.isTextual() && schema.hasEnumSymbol(value.textValue()), value, path, expected);
        return new GenericData.EnumSymbol(schema, value.textValue());
    }

    private static Number number(boolean fits, JsonNode value, String path, String expected) {
        return fitting(fits, value, path, expected).numberValue();
    }

    private static JsonNode fitting(boolean fits, JsonNode value, String path, String expected) {
        if (!fits) {
            throw new UnfitContent(path, expected, value);
        }
        return value;
    }
}
