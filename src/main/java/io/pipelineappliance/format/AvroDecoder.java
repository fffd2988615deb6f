package io.pipelineappliance.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipelineappliance.pipeline.Excerpt;
import io.pipelineappliance.pipeline.MalformedRecord;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;

/** Decodes values of one writer's schema. Strict, as the parser of JSON is. Used by one thread. */
final class AvroDecoder {
    private static final char REPLACEMENT = '\uFFFD';

    private final Schema reader;
    private final GenericDatumReader<GenericRecord> records;
    private BinaryDecoder decoder;

    AvroDecoder(Schema writer, Schema reader) {
        this.reader = reader;
        this.records = new GenericDatumReader<>(writer, reader);
    }

    /**
     * The fields by name: text as String, times as Long or String.
     *
     * @param value Avro from the offset on
     */
    Map<String, Object> decode(byte[] value, int offset) throws MalformedRecord {
        decoder = DecoderFactory.get().binaryDecoder(value, offset, value.length - offset, decoder);
        GenericRecord record = read();
        requireEnd();
        Map<String, Object> fields = new HashMap<>();
        for (Field field : reader.getFields()) {
            Object decoded = record.get(field.pos());
            fields.put(field.name(), decoded instanceof Utf8 text ? unicode(field, text) : decoded);
        }
        return fields;
    }

    private GenericRecord read() throws MalformedRecord {
        try {
            return records.read(null, decoder);
        } catch (EOFException tooShort) {
            throw new MalformedRecord("the value is truncated Avro");
        } catch (IOException | RuntimeException notAvro) {
            throw new MalformedRecord("the value is not Avro of its schema, or the schema does not fit: "
                    + Excerpt.oneLine(String.valueOf(notAvro.getMessage())));
        }
    }

    private void requireEnd() throws MalformedRecord {
        try {
            if (!decoder.isEnd()) {
                throw new MalformedRecord("the value goes on after its Avro record");
            }
        } catch (IOException impossibleInMemory) {
            throw new MalformedRecord("the value is not readable: " + impossibleInMemory.getMessage());
        }
    }

    private static String unicode(Field field, Utf8 text) throws MalformedRecord {
        String string = text.toString();
        if (string.indexOf(REPLACEMENT) >= 0) {
            try {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes(), 0, text.getByteLength()));
            } catch (CharacterCodingException notUtf8) {
                throw new MalformedRecord(field.name() + ": not UTF-8");
            }
        }
        return string;
    }
}
