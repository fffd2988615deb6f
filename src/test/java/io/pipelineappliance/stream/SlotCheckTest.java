package io.pipelineappliance.stream;

import static io.pipelineappliance.stream.StreamQuery.Mode.MICRO_BATCH;
import static io.pipelineappliance.stream.StreamQuery.Mode.REAL_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotCheckTest {
    @Test
    void realTimeModeFitsWhenEachPartitionHasASlot() {
        SlotCheck check = new SlotCheck("topic", 4, 4);

        assertThat(check.fit(REAL_TIME)).isEqualTo(REAL_TIME);
        assertThat(check.notice(REAL_TIME)).isEmpty();
    }

    @Test
    void oneSlotTooFewMeansMicroBatchAndASentence() {
        SlotCheck check = new SlotCheck("users_created", 5, 4);

        assertThat(check.fit(REAL_TIME)).isEqualTo(MICRO_BATCH);
        assertThat(check.notice(REAL_TIME))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains(
                                "users_created has 5 partitions",
                                "4 task slots",
                                "micro-batch",
                                "raise spark.executor-slots"));
    }

    @Test
    void microBatchModeFitsAnyNumberOfPartitions() {
        SlotCheck check = new SlotCheck("topic", 100, 1);

        assertThat(check.fit(MICRO_BATCH)).isEqualTo(MICRO_BATCH);
        assertThat(check.notice(MICRO_BATCH)).isEmpty();
    }
}
