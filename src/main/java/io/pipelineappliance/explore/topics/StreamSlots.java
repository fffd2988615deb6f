package io.pipelineappliance.explore.topics;

import java.util.Optional;
import java.util.OptionalInt;

/** What the number of partitions means to the stream job: real-time mode needs a task slot for each. */
final class StreamSlots {
    private StreamSlots() {}

    static Optional<String> note(int partitions, OptionalInt slots) {
        if (slots.isEmpty()) {
            return Optional.of(
                    "In real-time mode the stream job needs a task slot for each partition; with more partitions than slots it runs in micro-batch mode.");
        }
        return Optional.of(
                partitions < slots.getAsInt()
                        ? "The stream job has %d task slots and needs one for each partition in real-time mode: up to %1$d partitions it stays in it."
                                .formatted(slots.getAsInt())
                        : "The stream job has %d task slots and needs one for each partition in real-time mode: with more than %1$d partitions it runs in micro-batch mode after its next start; raise spark.executor-slots first."
                                .formatted(slots.getAsInt()));
    }
}
