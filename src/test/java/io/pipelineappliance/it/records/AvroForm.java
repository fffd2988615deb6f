package io.pipelineappliance.it.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Records as Avro of a schema that is registered somewhere. */
public final class AvroForm {
    private final int id;
    private final Schema schema;

    public AvroForm(int id, String schema) {
        this.id = id;
        this.schema = new Schema.Parser().parse(schema);
    }

    /** In Confluent's wire format, with further fields. */
    public byte[] of(MadeRecord record, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(more);
        record.row()
                .forEach((name, value) -> fields.put(
                        name, value instanceof Instant time ? (Object) time.toEpochMilli() : value.toString()));
        GenericData.Record avro = new GenericData.Record(schema);
        schema.getFields().forEach(field -> avro.put(field.pos(), fields.get(field.name())));
        return prefixed(id, bytes(avro));
    }

    /** Any value behind the id of its schema. */
    public static byte[] prefixed(int id, byte[] value) {
        return ByteBuffer.allocate(5 + value.length)
                .put((byte) 0)
                .putInt(id)
                .put(value)
                .array();
    }

    private byte[] bytes(GenericData.Record avro) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericData.Record>(schema).write(avro, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
