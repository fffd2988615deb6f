package io.pipelineappliance.explore.messages;

import io.pipelineappliance.registry.client.SchemaReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How a message names the schema of its key or value: Confluent's wire format, in front of the bytes or in a header.
 *
 * @param reference the schema
 * @param bytes what is after the reference; in a header, the indexes of a Protobuf message are there
 * @param offset where the value begins, or the indexes of a Protobuf message in front of it
 * @param inHeader whether the header named it
 */
record SchemaMark(SchemaReference reference, ByteBuffer bytes, int offset, boolean inHeader) {
    static final String KEY_HEADER = "__key_schema_id";
    static final String VALUE_HEADER = "__value_schema_id";
    private static final int PREFIX = 1 + Integer.BYTES;
    private static final int LONG_PREFIX = 1 + 2 * Long.BYTES;
    private static final int DEEPEST = 32;

    static Optional<SchemaMark> of(byte[] content, boolean isKey, Headers headers) {
        if (content == null || content.length == 0) {
            return Optional.empty();
        }
        Header header = headers.lastHeader(isKey ? KEY_HEADER : VALUE_HEADER);
        Optional<SchemaMark> beside = header == null ? Optional.empty() : read(header.value(), true);
        return beside.isPresent() ? beside : content[0] == 0 ? read(content, false) : Optional.empty();
    }

    private static Optional<SchemaMark> read(byte[] bytes, boolean inHeader) {
        if (bytes == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length >= PREFIX && bytes[0] == 0) {
            return Optional.of(mark(new SchemaReference.Id(buffer.getInt(1)), buffer, PREFIX, inHeader));
        }
        if (bytes.length >= LONG_PREFIX && bytes[0] == 1) {
            UUID guid = new UUID(buffer.getLong(1), buffer.getLong(1 + Long.BYTES));
            return Optional.of(mark(new SchemaReference.Guid(guid), buffer, LONG_PREFIX, inHeader));
        }
        return Optional.empty();
    }

    private static SchemaMark mark(SchemaReference reference, ByteBuffer buffer, int length, boolean inHeader) {
        return new SchemaMark(reference, buffer.position(length).slice(), inHeader ? 0 : length, inHeader);
    }

    /** The Protobuf message and where it begins; only for values of a Protobuf schema. */
    ProtobufPlace protobuf() {
        ByteBuffer rest = bytes.duplicate();
        if (!rest.hasRemaining()) {
            return new ProtobufPlace(List.of(0), offset);
        }
        int count = zigZag(rest);
        List<Integer> indexes = new ArrayList<>();
        if (count == 0) {
            indexes.add(0);
        }
        if (count < 0 || count > DEEPEST) {
            throw new IllegalArgumentException("it names no message of its schema");
        }
        for (int index = 0; index < count; index++) {
            indexes.add(zigZag(rest));
        }
        return new ProtobufPlace(indexes, inHeader ? 0 : offset + rest.position());
    }

    /** As it is shown, with where the schema is registered. */
    MessageSchema shown(String type, SchemaLookup lookup) {
        if (reference instanceof SchemaReference.Id id) {
            return new MessageSchema(id.number(), null, type, type == null ? List.of() : lookup.subjects(reference));
        }
        String guid = ((SchemaReference.Guid) reference).value().toString();
        return new MessageSchema(null, guid, type, type == null ? List.of() : lookup.subjects(reference));
    }

    record ProtobufPlace(List<Integer> indexes, int offset) {}

    private static int zigZag(ByteBuffer buffer) {
        int raw = 0;
        for (int shift = 0; shift < 35 && buffer.hasRemaining(); shift += 7) {
            byte next = buffer.get();
            raw |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new IllegalArgumentException("it names no message of its schema");
    }
}
