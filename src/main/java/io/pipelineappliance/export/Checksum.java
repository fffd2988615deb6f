package io.pipelineappliance.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over parts in their order. Each part counts with its length, so that the same bytes cut otherwise are something else. */
final class Checksum {
    private static final int SHOWN_BYTES = 8;
    private static final int ABSENT = -1;

    private final MessageDigest digest;

    Checksum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** @param part may be null, which is something else than empty */
    Checksum add(byte[] part) {
        return part == null ? length(ABSENT) : add(ByteBuffer.wrap(part));
    }

    Checksum add(ByteBuffer part) {
        if (part == null) {
            return length(ABSENT);
        }
        length(part.remaining());
        digest.update(part.duplicate());
        return this;
    }

    Checksum add(String part) {
        return add(part.getBytes(UTF_8));
    }

    Checksum add(long part) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, part));
        return this;
    }

    private Checksum length(int length) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
        return this;
    }

    /** All of it; nothing can be added any more. */
    byte[] bytes() {
        return digest.digest();
    }

    /** As much of it as people compare by eye. */
    String text() {
        return text(bytes());
    }

    static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, SHOWN_BYTES);
    }
}
