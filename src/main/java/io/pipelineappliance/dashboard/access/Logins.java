package io.pipelineappliance.dashboard.access;

import io.javalin.http.HttpStatus;
import io.pipelineappliance.config.DashboardAccount;
import io.pipelineappliance.config.DashboardConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks names with passwords, and tokens. Wrong passwords cost their sender time, and the server a bounded part of it. */
final class Logins {
    /** Few: each keeps a processor busy, and a thread of the web server. */
    private static final int SEATS = 3;

    private final Map<String, DashboardAccount> users;
    private final List<DashboardAccount> tokens;
    private final WrongLogins wrongLogins;
    private final KnownLogins known;
    private final Semaphore seats = new Semaphore(SEATS);

    Logins(DashboardConfig config, Clock clock) {
        users = config.userAccounts().stream().collect(Collectors.toMap(DashboardAccount::name, Function.identity()));
        tokens = config.tokenAccounts();
        wrongLogins = new WrongLogins(clock);
        known = new KnownLogins(clock);
    }

    /** @throws Refused when it is wrong, or may not be tried now */
    DashboardAccount byPassword(String address, String name, String password) {
        Optional<DashboardAccount> before = known.find(name, password);
        if (before.isPresent()) {
            return before.get();
        }
        requirePatience(address, name);
        if (!seats.tryAcquire()) {
            throw new Refused(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many logins are being checked; try again in a second.",
                    Duration.ofSeconds(1));
        }
        try {
            return check(address, name, password);
        } finally {
            seats.release();
        }
    }

    Optional<DashboardAccount> byToken(String token) {
        String hash = Passwords.hashOfToken(token);
        return tokens.stream()
                .filter(account -> Passwords.same(account.hash().value(), hash))
                .findFirst();
    }

    private void requirePatience(String address, String name) {
        Duration wait = wrongLogins.wait(address, name);
        if (wait.isZero()) {
            return;
        }
        throw new Refused(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many wrong logins came from %s as '%s'; try again in %d s."
                        .formatted(address, printable(name), wait.toSeconds() + 1),
                wait);
    }

    private DashboardAccount check(String address, String name, String password) {
        DashboardAccount account = users.get(name);
        String hash = account == null ? Passwords.NOBODY : account.hash().value();
        if (!Passwords.matches(password, hash) || account == null) {
            wrongLogins.wrong(address, name);
            throw new Refused(
                    HttpStatus.UNAUTHORIZED, "The name or the password is wrong; dashboard.users says who there is.");
        }
        wrongLogins.right(address, name);
        known.add(account, password);
        return account;
    }

    int remembered() {
        return wrongLogins.remembered();
    }

    private static String printable(String name) {
        String text = name.replaceAll("\\P{Print}", "?");
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
