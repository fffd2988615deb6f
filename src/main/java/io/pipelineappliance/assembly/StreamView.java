package io.pipelineappliance.assembly;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.config.StreamConfig;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.stream.ReceiptWindow;
import io.pipelineappliance.stream.StreamQuery;
import io.pipelineappliance.stream.StreamStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What the dashboard shows of the stream, from what its supervisor, its sink and Kafka say. */
final class StreamView {
    private StreamView() {}

    /**
     * Puts it together.
     *
     * @param part the state of the stream job
     * @param status what the supervisor says
     * @param summary what the sink says
     * @param ends end offsets of the topic by partition, when Kafka says them
     */
    static Status.StreamStatus of(
            ComponentState part,
            StreamStatus status,
            ReceiptWindow.Summary summary,
            Optional<SortedMap<Integer, Long>> ends) {
        List<Status.StreamPartitionStatus> partitions =
                ends.map(known -> partitions(known, summary.writtenOffsets())).orElse(List.of());
        return new Status.StreamStatus(
                mode(status.mode()),
                state(part, status),
                status.restarts(),
                remark(status).orElse(null),
                summary.written(),
                summary.rejected(),
                summary.retries(),
                lag(partitions),
                summary.recordsPerSecond(),
                summary.latency()
                        .map(latency ->
                                new Status.LatencyStatus(latency.p50(), latency.p99(), latency.max(), latency.count()))
                        .orElse(null),
                partitions);
    }

    private static StreamConfig.Mode mode(StreamQuery.Mode mode) {
        return switch (mode) {
            case REAL_TIME -> StreamConfig.Mode.REAL_TIME;
            case MICRO_BATCH -> StreamConfig.Mode.MICRO_BATCH;
        };
    }

    /** While it runs, what is so now comes before an error that is over. */
    private static Optional<String> remark(StreamStatus status) {
        return status.running()
                ? status.notice().or(status::lastError)
                : status.lastError().or(status::notice);
    }

    private static Status.StreamState state(ComponentState part, StreamStatus status) {
        if (status.running()) {
            return Status.StreamState.RUNNING;
        }
        return switch (part) {
            case WAITING -> Status.StreamState.WAITING;
            case STARTING, RUNNING, FAILED ->
                status.restarts() == 0 ? Status.StreamState.STARTING : Status.StreamState.RESTARTING;
            case STOPPING, STOPPED -> Status.StreamState.STOPPED;
        };
    }

    private static List<Status.StreamPartitionStatus> partitions(
            SortedMap<Integer, Long> ends, Map<Integer, Long> written) {
        return ends.entrySet().stream()
                .map(end -> {
                    Long offset = written.get(end.getKey());
                    return new Status.StreamPartitionStatus(end.getKey(), offset, lag(end.getValue(), offset));
                })
                .toList();
    }

    private static Long lag(long end, Long written) {
        if (written != null) {
            return Math.max(0L, end - written - 1);
        }
        // Nothing is known of a partition until its first receipt; an empty one has no lag all the same.
        return end == 0 ? 0L : null;
    }

    private static Long lag(List<Status.StreamPartitionStatus> partitions) {
        return partitions.isEmpty() || partitions.stream().anyMatch(partition -> partition.lag() == null)
                ? null
                : partitions.stream()
                        .mapToLong(Status.StreamPartitionStatus::lag)
                        .sum();
    }
}
