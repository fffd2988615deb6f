package io.pipelineappliance.explore.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TopicRatesTest {
    private final TopicRates rates = new TopicRates();

    @Test
    void ratesComeFromTwoListings() {
        add(0, new TopicCounters(100, 1_000L, null));
        assertThat(rates.of("topic").records()).isNull();

        add(2, new TopicCounters(160, 5_000L, null));
        assertThat(rates.of("topic").records()).isEqualTo(30);
        assertThat(rates.of("topic").bytesIn()).isEqualTo(2_000);
        assertThat(rates.of("topic").bytesOut()).isNull();
        assertThat(rates.of("unknown").records()).isNull();
    }

    @Test
    void whatBeganAnewHasNoRateAndWhatIsOldCountsForNothing() {
        add(0, new TopicCounters(100, null, null));
        add(5, new TopicCounters(10, null, null));
        assertThat(rates.of("topic").records()).isNull();

        add(26, new TopicCounters(10, null, null));
        assertThat(rates.of("topic").records()).isNull();
    }

    private void add(long second, TopicCounters counters) {
        rates.add(TimeUnit.SECONDS.toNanos(second), Map.of("topic", counters));
    }
}
