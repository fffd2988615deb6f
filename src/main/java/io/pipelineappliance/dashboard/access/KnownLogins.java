package io.pipelineappliance.dashboard.access;

import io.pipelineappliance.config.DashboardAccount;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Right logins of the last minutes, so that a program that sends its password with each request does not pay for each. */
final class KnownLogins {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 100;
    private static final String ALGORITHM = "HmacSHA256";

    private final Clock clock;
    private final SecretKeySpec key = newKey();
    private final Map<String, Known> logins = new LinkedHashMap<>();

    private record Known(DashboardAccount account, Instant until) {}

    KnownLogins(Clock clock) {
        this.clock = clock;
    }

    synchronized Optional<DashboardAccount> find(String name, String password) {
        Instant now = clock.instant();
        logins.values().removeIf(known -> !known.until().isAfter(now));
        return Optional.ofNullable(logins.get(digest(name, password))).map(Known::account);
    }

    synchronized void add(DashboardAccount account, String password) {
        if (logins.size() >= MOST) {
            logins.remove(logins.keySet().iterator().next());
        }
        logins.put(
                digest(account.name(), password),
                new Known(account, clock.instant().plus(REMEMBERED)));
    }

    private static SecretKeySpec newKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    private String digest(String name, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((name + "\0" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
