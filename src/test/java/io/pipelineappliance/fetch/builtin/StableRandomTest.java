package io.pipelineappliance.fetch.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StableRandomTest {
    /** The first numbers that the authors of SplitMix64 publish for the seed 0. */
    @Test
    void drawsTheNumbersOfSplitMix64() {
        StableRandom random = new StableRandom(0);

        assertThat(new long[] {random.next(), random.next(), random.next()})
                .containsExactly(0xE220A8397B1DCDAFL, 0x6E789E6AA1B965F4L, 0x06C45D188009454FL);
    }

    @Test
    void drawsEveryNumberOfARangeAndNoneBesideIt() {
        StableRandom random = new StableRandom(1);

        assertThat(IntStream.range(0, 1000).map(i -> random.between(3, 7)).distinct())
                .containsExactlyInAnyOrder(3, 4, 5, 6, 7);
    }

    @Test
    void drawsLongNumbersWithinTheirRange() {
        StableRandom random = new StableRandom(2);

        for (int i = 0; i < 1000; i++) {
            assertThat(random.between(-5L, 5_000_000_000L)).isBetween(-5L, 5_000_000_000L);
        }
    }
}
