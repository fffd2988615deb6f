package io.pipelineappliance.explore.spark;

import java.time.Instant;

/**
 * The stream job at one moment.
 *
 * @param at when
 * @param written rows since the start of the appliance
 * @param recordsPerSecond rows and dead letters, over the 10 s before
 * @param lag records that were not written yet, or null when Kafka did not say its ends
 * @param p50Millis median from the event to the row, over the minute before, or null when there was no row
 * @param p99Millis 99th percentile of that
 * @param executors those that were registered
 */
public record StreamSample(
        Instant at,
        long written,
        double recordsPerSecond,
        Long lag,
        Double p50Millis,
        Double p99Millis,
        int executors) {}
