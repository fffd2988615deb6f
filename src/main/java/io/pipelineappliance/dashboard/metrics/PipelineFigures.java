package io.pipelineappliance.dashboard.metrics;

import io.pipelineappliance.component.ComponentState;
import java.util.List;
import java.util.Map;

/**
 * What there is to tell of the pipeline at one moment; null is what is not known.
 *
 * @param version of the appliance
 * @param components all of them
 * @param fetched users received
 * @param published records that Kafka acknowledged
 * @param fetchRejected users that could not become a record
 * @param topics records by topic
 * @param written rows that Cassandra acknowledged
 * @param deadLetters records that the stream could not take
 * @param retries writes that had to be repeated
 * @param restarts of the stream job
 * @param streamState where the stream job is, and which states there are, by name
 * @param recordsPerSecond rows written per second
 * @param lag by partition
 * @param latency from event to row, or null
 * @param executors of Spark
 * @param slots tasks that they can run at once
 * @param firstRowMillis from the start of the process to the first row
 */
public record PipelineFigures(
        String version,
        List<Component> components,
        Long fetched,
        Long published,
        Long fetchRejected,
        Map<String, Long> topics,
        Long written,
        Long deadLetters,
        Long retries,
        Long restarts,
        Map<String, Boolean> streamState,
        Double recordsPerSecond,
        Map<Integer, Long> lag,
        Latency latency,
        Integer executors,
        Integer slots,
        Long firstRowMillis) {

    /** One component: where it is in its life, and how long its start took, or null. */
    public record Component(String name, ComponentState state, Long bootMillis) {}

    /** How long the last rows took, in ms. */
    public record Latency(double p50, double p99, double max, long count) {}
}
