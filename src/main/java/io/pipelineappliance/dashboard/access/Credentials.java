package io.pipelineappliance.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a request shows to say who sent it. */
sealed interface Credentials {
    /** HTTP's basic authentication. */
    record Basic(String name, String password) implements Credentials {}

    /** A program's token. */
    record Bearer(String token) implements Credentials {}

    /** The cookie of the page. */
    record Cookie(String session) implements Credentials {}

    /** What the request has of these; the header goes before the cookie. */
    static Optional<Credentials> of(Context context, String cookie) {
        String header = context.header("Authorization");
        if (header == null) {
            return Optional.ofNullable(context.cookie(cookie)).map(Cookie::new);
        }
        String[] parts = header.strip().split(" +", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
            return Optional.of(new Bearer(parts[1]));
        }
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Basic")) {
            return Optional.of(basic(parts[1]));
        }
        throw unreadable();
    }

    private static Basic basic(String encoded) {
        try {
            String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon >= 0) {
                return new Basic(text.substring(0, colon), text.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            // The same sentence as for another scheme.
        }
        throw unreadable();
    }

    private static Refused unreadable() {
        return new Refused(
                HttpStatus.UNAUTHORIZED,
                "The Authorization header is neither Basic with name and password nor Bearer with a token; send one of these.");
    }
}
