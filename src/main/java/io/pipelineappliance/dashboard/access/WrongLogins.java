package io.pipelineappliance.dashboard.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long one who was wrong too often has to wait: by address and name together, so that nobody locks out another. After a few tries
 * each wrong one doubles the wait.
 */
final class WrongLogins {
    static final int FREE = 5;
    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<Sender, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sender, Tries> eldest) {
            return size() > MOST;
        }
    };

    private record Sender(String address, String name) {}

    private record Tries(int wrong, Instant last) {
        Instant next() {
            int beyond = wrong - FREE;
            return beyond < 0 ? last : last.plus(min(Duration.ofSeconds(1L << Math.min(beyond, 6))));
        }

        private static Duration min(Duration wait) {
            return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        }
    }

    WrongLogins(Clock clock) {
        this.clock = clock;
    }

    /** How long from now the next try is refused; zero when it is not. */
    synchronized Duration wait(String address, String name) {
        Tries before = tries.get(new Sender(address, name));
        Instant now = clock.instant();
        if (before == null || !before.next().isAfter(now)) {
            return Duration.ZERO;
        }
        return Duration.between(now, before.next());
    }

    synchronized void wrong(String address, String name) {
        Instant now = clock.instant();
        tries.merge(
                new Sender(address, name),
                new Tries(1, now),
                (before, first) ->
                        before.last().plus(FORGOTTEN).isBefore(now) ? first : new Tries(before.wrong() + 1, now));
    }

    synchronized void right(String address, String name) {
        tries.remove(new Sender(address, name));
    }

    synchronized int remembered() {
        return tries.size();
    }
}
