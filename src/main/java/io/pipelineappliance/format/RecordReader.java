package io.pipelineappliance.format;

import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.registry.client.RegisteredSchema;
import io.pipelineappliance.registry.client.SchemaReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;

/** Reads records of any of the topic's forms into the values of a row. Used by one thread. */
public final class RecordReader {
    private final Pipeline pipeline;
    private final WaitingSchemas schemas;
    private final Map<SchemaReference, Reading> readings = new HashMap<>();
    private WriterSchemas writers;

    /** How values of one schema are read. */
    private sealed interface Reading {
        record Json() implements Reading {}

        record Avro(AvroDecoder decoder) implements Reading {}

        record Never(String reason) implements Reading {}
    }

    public RecordReader(Pipeline pipeline, WaitingSchemas schemas) {
        this.pipeline = pipeline;
        this.schemas = schemas;
    }

    /**
     * The values of the record's row. Waits while the registry is asked for and does not answer.
     *
     * @throws MalformedRecord with the reason, for the dead letter topic
     * @throws InterruptedException when the wait was ended
     */
    public Object[] read(byte[] key, byte[] value, Iterable<Header> headers)
            throws MalformedRecord, InterruptedException {
        byte[] header = schemaHeader(headers);
        if (header != null && value != null && value.length > 0) {
            return readBeside(header, key, value);
        }
        return WireFormat.isPrefixed(value) ? readPrefixed(key, value) : pipeline.parse(key, value);
    }

    /** The header's last value, as for Kafka's own clients; null when there is none. */
    private static byte[] schemaHeader(Iterable<Header> headers) {
        byte[] found = null;
        for (Header header : headers) {
            if (header.key().equals(WireFormat.HEADER)) {
                found = header.value();
            }
        }
        return found;
    }

    /**
     * Plain JSON says by itself all that a row needs, so its schema is not asked for: a record that reads exactly is one, and the
     * registry may be away.
     */
    private Object[] readBeside(byte[] header, byte[] key, byte[] value) throws MalformedRecord, InterruptedException {
        if (value[0] == '{') {
            try {
                return pipeline.parse(key, value);
            } catch (MalformedRecord notOurJson) {
                if (!(reading(WireFormat.ofHeader(header)) instanceof Reading.Avro)) {
                    throw notOurJson;
                }
            }
        }
        return read(reading(WireFormat.ofHeader(header)), key, value, 0);
    }

    private Object[] readPrefixed(byte[] key, byte[] value) throws MalformedRecord, InterruptedException {
        return read(reading(WireFormat.ofPrefix(value)), key, value, WireFormat.PREFIX_LENGTH);
    }

    private Object[] read(Reading reading, byte[] key, byte[] value, int offset) throws MalformedRecord {
        if (reading instanceof Reading.Avro avro) {
            return pipeline.convert(key, avro.decoder().decode(value, offset));
        }
        if (reading instanceof Reading.Never never) {
            throw new MalformedRecord(never.reason());
        }
        return pipeline.parse(key, Arrays.copyOfRange(value, offset, value.length));
    }

    private Reading reading(SchemaReference reference) throws MalformedRecord, InterruptedException {
        Reading reading = readings.get(reference);
        if (reading == null) {
            reading = newReading(reference, schemas.of(reference));
            readings.put(reference, reading);
        }
        return reading;
    }

    private Reading newReading(SchemaReference reference, RegisteredSchema schema) throws InterruptedException {
        return switch (schema.type()) {
            case JSON -> new Reading.Json();
            case AVRO -> avro(reference, schema);
            case PROTOBUF ->
                new Reading.Never("the schema of " + reference + " is Protobuf; JSON and Avro are read here");
        };
    }

    private Reading avro(SchemaReference reference, RegisteredSchema schema) throws InterruptedException {
        if (writers == null) {
            writers = new WriterSchemas(schemas, pipeline.avroSchema());
        }
        try {
            return new Reading.Avro(writers.decoder(reference, schema));
        } catch (MalformedRecord unreadable) {
            return new Reading.Never(unreadable.getMessage());
        }
    }
}
