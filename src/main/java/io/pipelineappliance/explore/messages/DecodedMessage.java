package io.pipelineappliance.explore.messages;

import io.pipelineappliance.explore.Masking;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;

/** A record whose parts are decoded when somebody looks at them: a filter over the key does not read a million values. */
final class DecodedMessage {
    private final ConsumerRecord<byte[], byte[]> record;
    private final Contents contents;
    private final SchemaLookup lookup;
    private final MaskedContent masked;
    private final Optional<ContentFormat> keyFormat;
    private final Optional<ContentFormat> valueFormat;
    private Decoded key;
    private Decoded value;

    DecodedMessage(
            ConsumerRecord<byte[], byte[]> record,
            Contents contents,
            SchemaLookup lookup,
            MaskedContent masked,
            Optional<ContentFormat> keyFormat,
            Optional<ContentFormat> valueFormat) {
        this.record = record;
        this.contents = contents;
        this.lookup = lookup;
        this.masked = masked;
        this.keyFormat = keyFormat;
        this.valueFormat = valueFormat;
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    Decoded key() {
        if (key == null) {
            key = contents.decode(record.key(), true, record.headers(), keyFormat);
        }
        return key;
    }

    Decoded value() {
        if (value == null) {
            value = contents.decode(record.value(), false, record.headers(), valueFormat);
        }
        return value;
    }

    /** The time; null when the message has none. */
    Instant timestamp() {
        return record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE
                ? null
                : Instant.ofEpochMilli(record.timestamp());
    }

    /** Texts of the headers by name; the last one of each. */
    Map<String, Object> headerTexts() {
        Map<String, Object> texts = new LinkedHashMap<>();
        headers(Integer.MAX_VALUE)
                .forEach(header -> texts.put(header.key(), header.text() == null ? "" : header.text()));
        return texts;
    }

    List<MessageHeader> headers(int longest) {
        List<MessageHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(header(header, longest));
        }
        return headers;
    }

    private MessageHeader header(Header header, int longest) {
        byte[] bytes = header.value();
        if (bytes == null || bytes.length == 0) {
            return new MessageHeader(header.key(), ContentFormat.EMPTY, null, bytes == null ? null : 0, false);
        }
        String text = text(bytes);
        boolean ownMark =
                header.key().equals(SchemaMark.KEY_HEADER) || header.key().equals(SchemaMark.VALUE_HEADER);
        if (!ownMark && masked.hidesHeader(header.key(), text)) {
            return new MessageHeader(header.key(), ContentFormat.TEXT, Masking.HIDDEN, bytes.length, false);
        }
        ContentFormat format = text == null ? ContentFormat.HEX : ContentFormat.TEXT;
        String whole = text == null ? HexFormat.of().formatHex(bytes) : text;
        return new MessageHeader(header.key(), format, Cut.to(whole, longest), bytes.length, whole.length() > longest);
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean plain = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
            return plain ? text : null;
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    /** @param longest characters of a key, a value or a header */
    Message shown(int longest) {
        return new Message(
                record.partition(),
                record.offset(),
                timestamp(),
                record.timestampType().toString(),
                content(key(), longest),
                content(value(), longest),
                headers(longest));
    }

    private MessageContent content(Decoded decoded, int longest) {
        String text = decoded.text();
        boolean truncated = text != null && text.length() > longest;
        return new MessageContent(
                decoded.format(),
                decoded.size(),
                truncated ? Cut.to(text, longest) : text,
                truncated,
                decoded.hidden(),
                decoded.mark() == null ? null : decoded.mark().shown(decoded.schemaType(), lookup),
                decoded.note());
    }
}
