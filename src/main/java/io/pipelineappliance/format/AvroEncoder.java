package io.pipelineappliance.format;

import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Values as Avro in Confluent's wire format. */
final class AvroEncoder implements ValueEncoder {
    private static final int USUAL_SIZE = 400;

    private final int id;
    private final Pipeline pipeline;
    private final Schema schema;

    AvroEncoder(int id, Pipeline pipeline) {
        this.id = id;
        this.pipeline = pipeline;
        this.schema = new Schema.Parser().parse(pipeline.avroSchema());
    }

    @Override
    public EncodedValue encode(SourceRecord record) throws MalformedRecord {
        Object[] values = pipeline.parse(record.key(), record.value());
        GenericRecord avro = new GenericData.Record(schema);
        for (int index = 0; index < values.length; index++) {
            avro.put(index, raw(values[index]));
        }
        return new EncodedValue(WireFormat.prefixed(id, bytes(avro)), Map.of());
    }

    /** The value under Avro's logical type. */
    private static Object raw(Object value) {
        return value instanceof Instant time ? (Object) time.toEpochMilli() : value.toString();
    }

    private byte[] bytes(GenericRecord avro) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(avro, encoder);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }
}
