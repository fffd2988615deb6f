package io.pipelineappliance.explore.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamHistoryTest {
    private final StreamHistory history = new StreamHistory();

    @Test
    void isEmptyBeforeTheFirstSample() {
        assertThat(history.view()).isEqualTo(new StreamHistoryView(5, List.of()));
    }

    @Test
    void keepsFifteenMinutesOldestFirst() {
        for (int second = 0; second < 1000; second += 5) {
            history.add(sample(second));
        }

        assertThat(history.view().samples())
                .hasSize(180)
                .startsWith(sample(100), sample(105))
                .endsWith(sample(995));
    }

    private static StreamSample sample(int second) {
        return new StreamSample(Instant.EPOCH.plusSeconds(second), 30, 2.5, 3L, null, null, 1);
    }
}
