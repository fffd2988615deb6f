package io.pipelineappliance.config;

import java.time.Duration;

/**
 * The stream job.
 *
 * @param mode how Spark triggers
 * @param checkpointInterval real-time mode: how often offsets are committed, which is what a crash replays; 5 s or more
 * @param triggerInterval micro-batch mode: time between batches; 0 means as soon as possible
 * @param maxInFlight writes to Cassandra under way at once for each partition, 1 to 10000
 * @param failOnDataLoss whether the stream stops, and says so, when Kafka no longer has offsets that were not streamed yet
 */
public record StreamConfig(
        Mode mode, Duration checkpointInterval, Duration triggerInterval, int maxInFlight, boolean failOnDataLoss) {
    public StreamConfig {
        new Requirements()
                .atLeast("checkpoint-interval", checkpointInterval, Duration.ofSeconds(5))
                .atLeast("trigger-interval", triggerInterval, Duration.ZERO)
                .range("max-in-flight", maxInFlight, 1, 10_000)
                .verify();
    }

    /** How Spark triggers the query. */
    public enum Mode {
        REAL_TIME,
        MICRO_BATCH
    }
}
