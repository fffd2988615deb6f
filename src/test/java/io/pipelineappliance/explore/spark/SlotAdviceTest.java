package io.pipelineappliance.explore.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotAdviceTest {
    @Test
    void hasNothingToSayWhenEveryPartitionHasASlot() {
        assertThat(SlotAdvice.of(true, 4, 4, 4)).isEmpty();
    }

    @Test
    void saysWhichKeysToRaiseWhenThereAreMorePartitionsThanSlots() {
        assertThat(SlotAdvice.of(true, 6, 4, 4))
                .hasValue(
                        "The topic has 6 partitions and the executors have 4 task slots, so the query runs in micro-batch"
                                + " mode; raise spark.executor-slots or spark.executors for real-time mode.");
    }

    @Test
    void saysThatExecutorsAreMissing() {
        assertThat(SlotAdvice.of(true, 4, 4, 0))
                .hasValue(
                        "The topic has 4 partitions and the executors that are there have 0 of 4 task slots; the others are"
                                + " being started.");
    }

    @Test
    void inMicroBatchModePartitionsTakeTurns() {
        assertThat(SlotAdvice.of(false, 6, 4, 2)).isEmpty();
    }
}
