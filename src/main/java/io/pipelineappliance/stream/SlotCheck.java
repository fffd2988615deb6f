package io.pipelineappliance.stream;

import java.util.Optional;

/**
 * Real-time mode gives each partition a task that runs for the whole interval. Spark never reads the partitions for which no
 * task slot is left, and does not say so; hence this check.
 *
 * @param topic the topic
 * @param partitions its partitions
 * @param slots task slots of the application
 */
record SlotCheck(String topic, int partitions, int slots) {
    StreamQuery.Mode fit(StreamQuery.Mode configured) {
        return partitions > slots ? StreamQuery.Mode.MICRO_BATCH : configured;
    }

    Optional<String> notice(StreamQuery.Mode configured) {
        return fit(configured) == configured
                ? Optional.empty()
                : Optional.of(
                        ("topic %s has %d partitions but Spark has %d task slots, and real-time mode would never read the rest;"
                                        + " running in micro-batch mode; raise spark.executor-slots to %d for real-time mode")
                                .formatted(topic, partitions, slots, partitions));
    }
}
