package io.pipelineappliance.dashboard.access;

import io.pipelineappliance.config.DashboardAccount;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Those who are logged in by the page. The oldest one gives way when there are too many; only right logins make one. */
final class Sessions {
    static final Duration LENGTH = Duration.ofHours(12);
    static final int MOST = 1_000;
    private static final int RANDOM_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>();

    /** One login, until it expires or is ended. */
    record Session(DashboardAccount account, Instant until) {}

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Begins one, and gives the name that only its browser will know. */
    synchronized String begin(DashboardAccount account) {
        removeExpired();
        if (open.size() >= MOST) {
            open.remove(open.keySet().iterator().next());
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        open.put(name, new Session(account, clock.instant().plus(LENGTH)));
        return name;
    }

    synchronized Optional<DashboardAccount> find(String name) {
        removeExpired();
        return Optional.ofNullable(open.get(name)).map(Session::account);
    }

    synchronized void end(String name) {
        open.remove(name);
    }

    synchronized int count() {
        return open.size();
    }

    /** All last equally long, so that the first ones expire first. */
    private void removeExpired() {
        Instant now = clock.instant();
        open.values().removeIf(session -> !session.until().isAfter(now));
    }
}
