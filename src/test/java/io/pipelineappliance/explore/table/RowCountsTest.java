package io.pipelineappliance.explore.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pipelineappliance.explore.table.TableStatistics.ValueCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowCountsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:30Z");

    private final RowCounts counts = new RowCounts(List.of(
            new Dimension("gender", "gender", text -> text),
            new Dimension(
                    "country",
                    "address",
                    text -> text.substring(text.lastIndexOf(',') + 1).strip())));

    @Test
    void rowsAreCountedByValueTheMostFrequentFirst() {
        counts.add(NOW, List.of("female", "1 Way, Oslo, Norway"));
        counts.add(NOW, List.of("male", "2 Way, Oslo, Norway"));
        counts.add(NOW.plusSeconds(60), List.of("female", "3 Way, Bern, Switzerland"));

        TableStatistics statistics = counts.statistics(true, NOW);

        assertThat(statistics.rows()).isEqualTo(3);
        assertThat(statistics.bucketSeconds()).isEqualTo(60);
        assertThat(statistics.times())
                .containsExactly(Instant.parse("2026-01-31T10:00:00Z"), Instant.parse("2026-01-31T10:01:00Z"));
        assertThat(statistics.dimensions().get(0).values())
                .containsExactly(
                        new ValueCounts("female", 2, List.of(1L, 1L)), new ValueCounts("male", 1, List.of(1L, 0L)));
        assertThat(statistics.dimensions().get(1).values())
                .extracting(ValueCounts::value, ValueCounts::rows)
                .containsExactly(tuple("Norway", 2L), tuple("Switzerland", 1L));
    }

    @Test
    void aLongTimeHasFewIntervals() {
        for (int day = 0; day < 90; day++) {
            counts.add(NOW.plus(Duration.ofDays(day)), List.of("female", "Norway"));
        }

        TableStatistics statistics = counts.statistics(true, NOW);

        assertThat(statistics.bucketSeconds()).isEqualTo(Duration.ofDays(1).toSeconds());
        assertThat(statistics.times()).hasSize(90);
        assertThat(statistics.dimensions().get(0).values().get(0).byTime()).containsOnly(1L);
    }

    @Test
    void whatHasNoTimeOrValueIsCountedAllTheSame() {
        counts.add(null, Arrays.asList(null, "Norway"));

        TableStatistics statistics = counts.statistics(true, NOW);

        assertThat(statistics.times()).isEmpty();
        assertThat(statistics.dimensions().get(0).values()).containsExactly(new ValueCounts("unknown", 1, List.of()));
    }

    @Test
    void onlyTheMostFrequentValuesAreToldOverTime() {
        for (int value = 0; value < 100; value++) {
            counts.add(NOW, List.of("g" + value, "x"));
        }

        List<ValueCounts> values =
                counts.statistics(true, NOW).dimensions().get(0).values();

        assertThat(values).hasSize(RowCounts.TOLD);
        assertThat(values.stream().filter(value -> !value.byTime().isEmpty())).hasSize(RowCounts.TOLD_OVER_TIME);
    }
}
