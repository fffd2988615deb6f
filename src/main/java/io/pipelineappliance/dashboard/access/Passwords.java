package io.pipelineappliance.dashboard.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How passwords and tokens are hashed. */
public final class Passwords {
    /** What bcrypt looks at of a password, in bytes. */
    public static final int LONGEST = 72;

    /** Of random bytes that nobody knows: checked where there is no such user, so that the time does not tell. */
    static final String NOBODY = "$2a$12$S/EU.v6mQ7tVdvkmVDpBUuMJGLU6OG4mu17hlLVNXHHaOgSgt/Yf.";

    private static final int COST = 12;
    private static final String TOKEN_PREFIX = "sha256-";

    private Passwords() {}

    /** The bcrypt hash of a password of at most {@link #LONGEST} bytes. */
    public static String hash(String password) {
        return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    }

    /** The hash of a token that was made at random. */
    public static String hashOfToken(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return TOKEN_PREFIX + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static boolean matches(String password, String hash) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST
                && BCrypt.verifyer().verify(bytes, hash.getBytes(StandardCharsets.US_ASCII)).verified;
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
