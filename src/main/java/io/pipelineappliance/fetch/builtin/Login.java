package io.pipelineappliance.fetch.builtin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Makes a person's credentials. Not for use by more than one thread. */
final class Login {
    private static final String SALT_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SALT_LENGTH = 8;

    private final PasswordRule passwords;
    private final MessageDigest md5 = Digests.of("MD5");
    private final MessageDigest sha1 = Digests.of("SHA-1");
    private final MessageDigest sha256 = Digests.of("SHA-256");

    Login(PasswordRule passwords) {
        this.passwords = passwords;
    }

    /**
     * Draws the credentials.
     *
     * @param random draws the password alone, so that the option {@code password} changes nothing else of the person
     */
    Map<String, Object> draw(UUID uuid, String username, StableRandom random) {
        String password = passwords.draw(random);
        String salt = salt(random);
        byte[] salted = (password + salt).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> login = new LinkedHashMap<>();
        login.put("uuid", uuid.toString());
        login.put("username", username);
        login.put("password", password);
        login.put("salt", salt);
        login.put("md5", hex(md5, salted));
        login.put("sha1", hex(sha1, salted));
        login.put("sha256", hex(sha256, salted));
        return login;
    }

    private static String salt(StableRandom random) {
        StringBuilder salt = new StringBuilder(SALT_LENGTH);
        for (int i = 0; i < SALT_LENGTH; i++) {
            salt.append(random.oneOf(SALT_LETTERS));
        }
        return salt.toString();
    }

    private static String hex(MessageDigest digest, byte[] bytes) {
        return HexFormat.of().formatHex(digest.digest(bytes));
    }
}
