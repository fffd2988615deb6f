package io.pipelineappliance.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FixedRateTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final FixedRate rate = new FixedRate(Duration.ofSeconds(60));

    @Test
    void theFirstIsDueAtOnceAndTheOthersAtTheRate() {
        assertThat(rate.due(START)).isTrue();
        rate.begun(START);
        assertThat(rate.due(START.plusSeconds(59))).isFalse();
        assertThat(rate.due(START.plusSeconds(60))).isTrue();
    }

    @Test
    void aLateBeginDoesNotShiftTheRate() {
        rate.begun(START);
        rate.begun(START.plusSeconds(75));
        assertThat(rate.next()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void aLongPauseIsNotMadeUpFor() {
        rate.begun(START);
        rate.begun(START.plusSeconds(1000));
        assertThat(rate.next()).isEqualTo(START.plusSeconds(1060));
    }

    @Test
    void aPauseIsKeptAndNeverShortensTheWait() {
        rate.begun(START);
        rate.holdUntil(START.plusSeconds(10));
        assertThat(rate.next()).isEqualTo(START.plusSeconds(60));
        rate.holdUntil(START.plusSeconds(300));
        assertThat(rate.due(START.plusSeconds(299))).isFalse();
        assertThat(rate.due(START.plusSeconds(300))).isTrue();
    }

    @Test
    void aClockSetBackDoesNotStopTheFetches() {
        rate.begun(START);
        assertThat(rate.due(START.minusSeconds(3600))).isTrue();
    }
}
