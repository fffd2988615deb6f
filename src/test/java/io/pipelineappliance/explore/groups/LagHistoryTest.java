package io.pipelineappliance.explore.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LagHistoryTest {
    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    private final LagHistory history = new LagHistory();

    @Test
    void tellsWhereALagGoes() {
        assertThat(trendOf(0, 0)).isEqualTo(LagTrend.UNKNOWN);
        assertThat(trendOf(100, 105, 99, 103)).isEqualTo(LagTrend.STEADY);
        assertThat(trendOf(0, 50, 100, 150)).isEqualTo(LagTrend.GROWING);
        assertThat(trendOf(9_000, 5_000, 1_000, 0)).isEqualTo(LagTrend.SHRINKING);
    }

    @Test
    void keepsFifteenMinutesOfThoseThatAreWatched() {
        history.watch(List.of("watched"));
        for (int second = 0; second <= 1_200; second += 10) {
            history.add("watched", new LagSample(START.plusSeconds(second), second));
            history.add("other", new LagSample(START.plusSeconds(second), second));
        }
        assertThat(history.of("watched")).hasSize(91).first().isEqualTo(new LagSample(START.plusSeconds(300), 300));
        assertThat(history.of("other")).isEmpty();
    }

    @Test
    void forgetsWhatWasNotLookedAtForLongest() {
        List<String> groups = IntStream.range(0, LagHistory.MOST_GROUPS)
                .mapToObj(number -> "group-" + number)
                .toList();
        history.watch(groups);
        history.watch(List.of("group-0", "new"));
        assertThat(history.watched())
                .hasSize(LagHistory.MOST_GROUPS)
                .contains("group-0", "new")
                .doesNotContain("group-1");
    }

    private static LagTrend trendOf(long... lags) {
        return LagTrend.of(IntStream.range(0, lags.length)
                .mapToObj(number -> new LagSample(START.plusSeconds(number), lags[number]))
                .toList());
    }
}
