package io.pipelineappliance.pipeline.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipelineappliance.pipeline.MalformedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * The text of a record's key or value. Decoded by the JDK before any JSON parser sees it, since Jackson guesses at
 * UTF-16 and UTF-32 and lets some malformed UTF-8 pass.
 */
final class RecordText {
    private static final char REPLACEMENT = '\uFFFD';

    private RecordText() {}

    /**
     * The bytes as text.
     *
     * @param part {@code key} or {@code value}, for the reason
     * @throws MalformedRecord when they are null, empty or not UTF-8
     */
    static String of(String part, byte[] bytes) throws MalformedRecord {
        if (bytes == null) {
            throw new MalformedRecord("the " + part + " is null");
        }
        if (bytes.length == 0) {
            throw new MalformedRecord("the " + part + " is empty");
        }
        String text = new String(bytes, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(part, bytes);
        }
        return text;
    }

    /**
     * The strict decoder is the slow way: asked only where the quick one replaced something, or met a real replacement
     * character.
     */
    private static void requireUtf8(String part, byte[] bytes) throws MalformedRecord {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            UTF_8.newDecoder().decode(buffer);
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedRecord("the " + part + " is not UTF-8: wrong from byte " + buffer.position() + " on");
        }
    }
}
