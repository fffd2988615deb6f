package io.pipelineappliance.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WrongLoginsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = new TestClock(now);
    private final WrongLogins wrongLogins = new WrongLogins(clock);

    @Test
    void aFewAreFreeAndThenEachDoublesTheWait() {
        wrong(WrongLogins.FREE - 1);
        assertThat(wait("olivia")).isZero();

        wrong(1);
        assertThat(wait("olivia")).isEqualTo(Duration.ofSeconds(1));
        wrong(1);
        assertThat(wait("olivia")).isEqualTo(Duration.ofSeconds(2));
        wrong(50);
        assertThat(wait("olivia")).isEqualTo(WrongLogins.LONGEST);
    }

    @Test
    void onlyTheSameSenderWithTheSameNameWaits() {
        wrong(20);

        assertThat(wait("victor")).isZero();
        assertThat(wrongLogins.wait("10.0.0.2", "olivia")).isZero();
    }

    @Test
    void theWaitEndsAndARightLoginForgetsAll() {
        wrong(20);
        now.updateAndGet(moment -> moment.plus(WrongLogins.LONGEST));
        assertThat(wait("olivia")).isZero();

        wrongLogins.right("10.0.0.1", "olivia");

        wrong(1);
        assertThat(wait("olivia")).isZero();
    }

    @Test
    void itRemembersABoundedNumberOfSenders() {
        for (int i = 0; i < 50_000; i++) {
            wrongLogins.wrong("10.0.0.1", "name-" + i);
        }

        assertThat(wrongLogins.remembered()).isEqualTo(10_000);
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            wrongLogins.wrong("10.0.0.1", "olivia");
        }
    }

    private Duration wait(String name) {
        return wrongLogins.wait("10.0.0.1", name);
    }

    /** A clock that stands until it is set. */
    static final class TestClock extends Clock {
        private final AtomicReference<Instant> now;

        TestClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
