package io.pipelineappliance.config;

import java.time.Duration;

/**
 * The stream job.
 *
 * @param mode how Spark triggers; default {@code real-time}
 * @param checkpointInterval real-time mode: how often offsets are committed, which is what a crash replays; at least 5 s, default 10 s
 * @param triggerInterval micro-batch mode: time between batches; 0 means as soon as possible; default 0 s
 * @param maxInFlight writes to Cassandra under way at once for each partition; default 128
 */
public record StreamConfig(Mode mode, Duration checkpointInterval, Duration triggerInterval, int maxInFlight) {

    /** How Spark triggers the query. */
    public enum Mode {
        REAL_TIME,
        MICRO_BATCH
    }
}
