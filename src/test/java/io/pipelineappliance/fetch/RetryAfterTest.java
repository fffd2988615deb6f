package io.pipelineappliance.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                             | 0",
                "120                           | 120",
                " 7                            | 7",
                "Fri, 02 Jan 2026 03:05:05 GMT | 60",
                "Fri, 02 Jan 2026 03:04:00 GMT | 0",
                "999999999                     | 86400",
                "Sat, 02 Jan 2027 03:04:05 GMT | 86400",
            })
    void secondsAndDatesAreUnderstood(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "2026-01-02T03:04:05Z"})
    void anythingElseSaysNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void withoutAWordTheWaitGrowsUpToItsBound() {
        Backoff backoff = new Backoff(Duration.ofMillis(1000), Duration.ofMillis(5000));

        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(backoff.after(2)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(3000));
        assertThat(backoff.after(1000)).isLessThanOrEqualTo(Duration.ofMillis(5000));
    }
}
