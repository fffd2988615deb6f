package io.pipelineappliance.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of fields, in which none can pass for a part of its neighbour. */
final class Checksum {
    private static final int SHOWN_BYTES = 8;

    private final MessageDigest digest;

    Checksum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    Checksum add(byte[] field) {
        return add(field == null ? null : ByteBuffer.wrap(field));
    }

    /** The buffer stays as it is. */
    Checksum add(ByteBuffer field) {
        number(field == null ? -1 : field.remaining());
        if (field != null) {
            digest.update(field.duplicate());
        }
        return this;
    }

    Checksum add(String field) {
        return add(field.getBytes(UTF_8));
    }

    Checksum number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    /** The first bytes, which say enough of whether two are the same. */
    long start() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
    }
}
