package io.pipelineappliance.explore.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Avro values as plain JSON and back. A union's value stands for itself, without the wrapper of Avro's own JSON encoding, since people look at it
 * and filters go by its fields. Bytes are text in ISO 8859-1, as in Avro's encoding; decimals are numbers.
 */
final class AvroJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private AvroJson() {}

    /** @throws IOException when the bytes are not one value of the schema, exactly */
    static JsonNode decode(Schema schema, byte[] bytes, int offset) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
        try {
            Object datum = new GenericDatumReader<>(schema).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new IOException("it goes on after its Avro value");
            }
            return json(schema, datum);
        } catch (RuntimeException notAvro) {
            throw new IOException(String.valueOf(notAvro.getMessage()), notAvro);
        }
    }

    private static JsonNode json(Schema schema, Object datum) {
        if (datum == null) {
            return NODES.nullNode();
        }
        return switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) datum);
            case ARRAY -> array(schema.getElementType(), (Collection<?>) datum);
            case MAP -> map(schema.getValueType(), (Map<?, ?>) datum);
            case UNION ->
                json(
                        schema.getTypes()
                                .get(org.apache.avro.generic.GenericData.get().resolveUnion(schema, datum)),
                        datum);
            case BYTES -> bytes(schema, buffer((ByteBuffer) datum));
            case FIXED -> bytes(schema, ((GenericFixed) datum).bytes());
            case INT -> NODES.numberNode((Integer) datum);
            case LONG -> NODES.numberNode((Long) datum);
            case FLOAT -> NODES.numberNode((Float) datum);
            case DOUBLE -> NODES.numberNode((Double) datum);
            case BOOLEAN -> NODES.booleanNode((Boolean) datum);
            case ENUM, STRING -> NODES.textNode(datum.toString());
            case NULL -> NODES.nullNode();
        };
    }

    private static JsonNode record(IndexedRecord record) {
        ObjectNode object = NODES.objectNode();
        record.getSchema()
                .getFields()
                .forEach(field -> object.set(field.name(), json(field.schema(), record.get(field.pos()))));
        return object;
    }

    private static JsonNode array(Schema element, Collection<?> data) {
        ArrayNode array = NODES.arrayNode(data.size());
        data.forEach(datum -> array.add(json(element, datum)));
        return array;
    }

    private static JsonNode map(Schema value, Map<?, ?> data) {
        ObjectNode object = NODES.objectNode();
        data.forEach((key, datum) -> object.set(key.toString(), json(value, datum)));
        return object;
    }

    private static byte[] buffer(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static JsonNode bytes(Schema schema, byte[] bytes) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && bytes.length > 0
                ? NODES.numberNode(new BigDecimal(new BigInteger(bytes), decimal.getScale()))
                : NODES.textNode(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** @throws UnfitContent when the value does not fit the schema; names the field */
    static byte[] encode(Schema schema, JsonNode value) {
        Object datum = AvroDatum.of(schema, value, "$");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(schema).write(datum, encoder);
            encoder.flush();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }
}
