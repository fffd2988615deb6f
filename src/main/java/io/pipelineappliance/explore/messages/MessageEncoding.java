package io.pipelineappliance.explore.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.registry.client.RegisteredSchema;
import io.pipelineappliance.registry.client.RegistryRefusal;
import io.pipelineappliance.registry.client.RegistryUnreachable;
import io.pipelineappliance.registry.client.SchemaReference;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/** Makes the bytes of keys and values that are to be sent; what does not fit is one sentence. */
final class MessageEncoding {
    private final SchemaLookup lookup;
    private final ParsedSchemas schemas;

    MessageEncoding(SchemaLookup lookup, ParsedSchemas schemas) {
        this.lookup = lookup;
        this.schemas = schemas;
    }

    /**
     * The bytes; null for none.
     *
     * @param what the key or the value, in sentences
     * @param headers get the schema's id where it goes into a header
     */
    byte[] bytes(String what, NewContent content, Headers headers) {
        String text = content.text() == null ? "" : content.text();
        return switch (content.format()) {
            case NONE -> null;
            case TEXT -> text.getBytes(UTF_8);
            case JSON -> {
                json(what, text);
                yield text.getBytes(UTF_8);
            }
            case HEX -> hex(what, text);
            case BASE64 -> base64(what, text);
            case SCHEMA -> withSchema(what, content, text, headers);
        };
    }

    byte[] header(NewHeader header) {
        NewContent content = new NewContent(header.format(), header.text(), null, null, null, null, false);
        if (header.format() == NewContent.Format.SCHEMA) {
            throw new InvalidRequest(
                    "The header '%s' has no schema; give it as TEXT, JSON, HEX or BASE64.".formatted(header.key()));
        }
        return bytes("The header '" + header.key() + "'", content, null);
    }

    private static byte[] hex(String what, String text) {
        try {
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(what + " is not hex: " + e.getMessage() + "; two digits make a byte.", e);
        }
    }

    private static byte[] base64(String what, String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(what + " is not Base64: " + e.getMessage() + ".", e);
        }
    }

    private static JsonNode json(String what, String text) {
        try {
            return JsonValues.read(text);
        } catch (JsonProcessingException e) {
            throw new InvalidRequest(
                    "%s is not JSON at line %d, column %d: %s."
                            .formatted(
                                    what,
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getColumnNr(),
                                    e.getOriginalMessage().split("\n", 2)[0]),
                    e);
        }
    }

    private byte[] withSchema(String what, NewContent content, String text, Headers headers) {
        SchemaLookup.Version version = version(what, content);
        JsonNode json = json(what, text);
        Body body = body(what, content, version.schema(), json, text);
        if (content.schemaInHeader()) {
            String header = what.equals("The key") ? SchemaMark.KEY_HEADER : SchemaMark.VALUE_HEADER;
            headers.remove(header);
            headers.add(header, prefixed(version.id(), body.indexes(), new byte[0]));
            return body.bytes();
        }
        return prefixed(version.id(), body.indexes(), body.bytes());
    }

    private record Body(byte[] indexes, byte[] bytes) {}

    private Body body(String what, NewContent content, RegisteredSchema schema, JsonNode json, String text) {
        byte[] none = {};
        try {
            return switch (schema.type()) {
                case AVRO -> new Body(none, AvroJson.encode(schemas.avro(schema), json));
                case JSON -> new Body(none, valid(what, schema, text));
                case PROTOBUF -> protobuf(content, schema, text);
            };
        } catch (UnfitContent unfit) {
            throw new InvalidRequest("%s does not fit its schema: %s.".formatted(what, unfit.getMessage()), unfit);
        } catch (InvalidProtocolBufferException unfit) {
            throw new InvalidRequest("%s does not fit its schema: %s.".formatted(what, unfit.getMessage()), unfit);
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidRequest(
                    "%s cannot be written with that schema: %s.".formatted(what, unreadable.getMessage()), unreadable);
        }
    }

    private byte[] valid(String what, RegisteredSchema schema, String text) {
        List<com.networknt.schema.Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema.text())
                .validate(text, InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new InvalidRequest("%s does not fit its schema: %s.".formatted(what, errors.get(0)));
        }
        return text.getBytes(UTF_8);
    }

    private Body protobuf(NewContent content, RegisteredSchema schema, String text)
            throws InvalidProtocolBufferException {
        ProtobufFile file = schemas.protobuf(schema);
        List<Integer> indexes = content.message() == null ? List.of(0) : file.indexes(content.message());
        Descriptor type = file.message(indexes);
        return new Body(written(indexes), ProtobufFile.bytes(type, text));
    }

    /** Zigzag numbers; a lone 0 means the first message. */
    private static byte[] written(List<Integer> indexes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!indexes.equals(List.of(0))) {
            writeZigZag(bytes, indexes.size());
            indexes.forEach(index -> writeZigZag(bytes, index));
        } else {
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    private static void writeZigZag(ByteArrayOutputStream bytes, int number) {
        int rest = number << 1;
        while (rest > 0x7f) {
            bytes.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
    }

    private static byte[] prefixed(int id, byte[] indexes, byte[] body) {
        return ByteBuffer.allocate(1 + Integer.BYTES + indexes.length + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(indexes)
                .put(body)
                .array();
    }

    private SchemaLookup.Version version(String what, NewContent content) {
        try {
            if (content.schemaId() != null) {
                return new SchemaLookup.Version(
                        content.schemaId(), lookup.schema(new SchemaReference.Id(content.schemaId())));
            }
            if (content.subject() == null) {
                throw new InvalidRequest(
                        what + " is to be written with a schema; say which, by its id or its subject.");
            }
            return lookup.version(
                    content.subject(), content.version() == null ? "latest" : String.valueOf(content.version()));
        } catch (RegistryRefusal unknown) {
            throw new InvalidRequest(what + " cannot be written with that schema. " + unknown.getMessage(), unknown);
        } catch (RegistryUnreachable away) {
            throw new Unavailable(away.getMessage() + "; try again then.", away);
        }
    }
}
