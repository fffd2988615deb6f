package io.pipelineappliance.format;

import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.registry.client.SchemaReference;
import java.nio.ByteBuffer;
import java.util.UUID;

/** The bytes by which a record names its schema, in front of its value or in a header. */
final class WireFormat {
    static final String HEADER = "__value_schema_id";
    static final int PREFIX_LENGTH = 1 + Integer.BYTES;

    private static final byte ID_FOLLOWS = 0;
    private static final byte GUID_FOLLOWS = 1;
    private static final int GUID_LENGTH = 1 + 2 * Long.BYTES;

    private WireFormat() {}

    /** The id as it stands in front of a value or in a header. */
    static byte[] reference(int id) {
        return ByteBuffer.allocate(PREFIX_LENGTH).put(ID_FOLLOWS).putInt(id).array();
    }

    static byte[] prefixed(int id, byte[] body) {
        return ByteBuffer.allocate(PREFIX_LENGTH + body.length)
                .put(ID_FOLLOWS)
                .putInt(id)
                .put(body)
                .array();
    }

    /** Whether the value begins as no text does. */
    static boolean isPrefixed(byte[] value) {
        return value != null && value.length > 0 && value[0] == ID_FOLLOWS;
    }

    /** The id in front of a value. */
    static SchemaReference ofPrefix(byte[] value) throws MalformedRecord {
        if (value.length < PREFIX_LENGTH) {
            throw new MalformedRecord("the value begins as a schema's id does, but ends after " + value.length
                    + " of its " + PREFIX_LENGTH + " bytes");
        }
        return new SchemaReference.Id(ByteBuffer.wrap(value).getInt(1));
    }

    /** The id or GUID in a header. */
    static SchemaReference ofHeader(byte[] header) throws MalformedRecord {
        if (header != null && header.length == PREFIX_LENGTH && header[0] == ID_FOLLOWS) {
            return new SchemaReference.Id(ByteBuffer.wrap(header).getInt(1));
        }
        if (header != null && header.length == GUID_LENGTH && header[0] == GUID_FOLLOWS) {
            ByteBuffer guid = ByteBuffer.wrap(header, 1, GUID_LENGTH - 1);
            return new SchemaReference.Guid(new UUID(guid.getLong(), guid.getLong()));
        }
        throw new MalformedRecord("the header " + HEADER + " holds no schema's id: expected a byte 0 and 4 bytes, or a"
                + " byte 1 and 16 bytes, found " + (header == null ? "nothing" : header.length + " bytes"));
    }
}
