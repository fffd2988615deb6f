package io.pipelineappliance.explore.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.registry.client.RegisteredSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Reads keys and values: as what they name, else as what they look like. Whatever is in them, there is a result. Thread-safe. */
final class Contents {
    private final SchemaLookup lookup;
    private final ParsedSchemas schemas;
    private final MaskedContent masked;

    Contents(SchemaLookup lookup, ParsedSchemas schemas, MaskedContent masked) {
        this.lookup = lookup;
        this.schemas = schemas;
        this.masked = masked;
    }

    Decoded decode(byte[] bytes, boolean isKey, Headers headers, Optional<ContentFormat> asked) {
        if (bytes == null || bytes.length == 0) {
            return new Decoded(ContentFormat.EMPTY, bytes == null ? null : 0, null, null, false, null, null, null);
        }
        Decoded decoded = new Reading(bytes, isKey, headers).decode(asked);
        return masked.of(decoded, isKey);
    }

    /** One key or value. */
    private final class Reading {
        private final byte[] bytes;
        private final SchemaMark mark;

        private Reading(byte[] bytes, boolean isKey, Headers headers) {
            this.bytes = bytes;
            this.mark = SchemaMark.of(bytes, isKey, headers).orElse(null);
        }

        private Decoded decode(Optional<ContentFormat> asked) {
            if (asked.isPresent() && asked.get() == ContentFormat.HEX) {
                return hex(null, null);
            }
            if (asked.isPresent() && asked.get() == ContentFormat.TEXT) {
                return text(new String(bytes, StandardCharsets.UTF_8), null, null);
            }
            if (mark == null) {
                boolean wantsSchema = asked.isPresent()
                        && (asked.get() == ContentFormat.AVRO || asked.get() == ContentFormat.PROTOBUF);
                return plain(0, null, wantsSchema ? "It names no schema." : null);
            }
            return asked.isPresent() && asked.get() == ContentFormat.JSON ? plain(mark.offset(), null, null) : named();
        }

        private Decoded named() {
            try {
                RegisteredSchema schema = lookup.schema(mark.reference());
                String type = schema.type().name();
                try {
                    return switch (schema.type()) {
                        case JSON -> plain(mark.offset(), type, null);
                        case AVRO -> avro(schema);
                        case PROTOBUF -> protobuf(schema);
                    };
                } catch (IOException | IllegalArgumentException unfit) {
                    return plain(mark.offset(), type, "It is not what its schema says: " + unfit.getMessage());
                }
            } catch (ApplianceException unknown) {
                return plain(mark.offset(), null, unknown.getMessage());
            }
        }

        private Decoded avro(RegisteredSchema schema) throws IOException {
            JsonNode json = AvroJson.decode(schemas.avro(schema), bytes, mark.offset());
            return fields(ContentFormat.AVRO, json, JsonValues.write(json), "AVRO");
        }

        private Decoded protobuf(RegisteredSchema schema) throws IOException {
            SchemaMark.ProtobufPlace place = mark.protobuf();
            String json = ProtobufFile.json(schemas.protobuf(schema).message(place.indexes()), bytes, place.offset());
            JsonNode node = JsonValues.read(json);
            return fields(ContentFormat.PROTOBUF, node, JsonValues.write(node), "PROTOBUF");
        }

        /** By its looks. What is named to be JSON is JSON if it can be read so, else only an object or an array is. */
        private Decoded plain(int offset, String schemaType, String note) {
            String text = utf8(offset);
            if (text == null) {
                return hex(schemaType, note);
            }
            char first =
                    text.stripLeading().isEmpty() ? ' ' : text.stripLeading().charAt(0);
            if (first == '{' || first == '[' || "JSON".equals(schemaType)) {
                try {
                    return new Decoded(
                            ContentFormat.JSON,
                            bytes.length,
                            text,
                            JsonValues.read(text),
                            false,
                            mark,
                            schemaType,
                            note);
                } catch (JsonProcessingException notJson) {
                    // A text, then.
                }
            }
            return offset > 0 ? hex(schemaType, note) : text(text, schemaType, note);
        }

        private String utf8(int offset) {
            for (int index = offset; index < bytes.length; index++) {
                byte value = bytes[index];
                if (value >= 0 && value < ' ' && value != '\n' && value != '\r' && value != '\t' || value == 127) {
                    return null;
                }
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset))
                        .toString();
            } catch (CharacterCodingException notText) {
                return null;
            }
        }

        private Decoded fields(ContentFormat format, JsonNode json, String text, String schemaType) {
            return new Decoded(format, bytes.length, text, json, false, mark, schemaType, null);
        }

        private Decoded text(String text, String schemaType, String note) {
            return new Decoded(ContentFormat.TEXT, bytes.length, text, null, false, mark, schemaType, note);
        }

        private Decoded hex(String schemaType, String note) {
            String text = HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length));
            return new Decoded(ContentFormat.HEX, bytes.length, text, null, false, mark, schemaType, note);
        }
    }
}
