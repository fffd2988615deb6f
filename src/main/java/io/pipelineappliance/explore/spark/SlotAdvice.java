package io.pipelineappliance.explore.spark;

import java.util.Optional;

/**
 * Whether every partition has a task slot, which real-time mode needs: there Spark reads no partition without one. In micro-batch
 * mode partitions take turns.
 */
public final class SlotAdvice {
    private SlotAdvice() {}

    /**
     * What is wrong with the slots, one sentence, if anything is.
     *
     * @param wantsRealTime whether real-time mode is configured
     * @param partitions of the topic
     * @param slots of all executors together
     * @param registered of the executors that are there now
     */
    public static Optional<String> of(boolean wantsRealTime, int partitions, int slots, int registered) {
        if (!wantsRealTime) {
            return Optional.empty();
        }
        if (partitions > slots) {
            return Optional.of(
                    ("The topic has %d partitions and the executors have %d task slots, so the query runs in micro-batch mode;"
                                    + " raise spark.executor-slots or spark.executors for real-time mode.")
                            .formatted(partitions, slots));
        }
        if (partitions > registered) {
            return Optional.of(
                    "The topic has %d partitions and the executors that are there have %d of %d task slots; the others are being started."
                            .formatted(partitions, registered, slots));
        }
        return Optional.empty();
    }
}
