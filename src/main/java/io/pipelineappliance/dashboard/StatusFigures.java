package io.pipelineappliance.dashboard;

import io.pipelineappliance.dashboard.health.HealthApi;
import io.pipelineappliance.dashboard.metrics.PipelineFigures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the status says, for those who watch the appliance with other means than the page. */
final class StatusFigures {
    private final Status status;

    private StatusFigures(Status status) {
        this.status = status;
    }

    /** Empty as long as there is no status. */
    static Supplier<Optional<PipelineFigures>> of(Supplier<Status> status) {
        return () -> Optional.ofNullable(status.get()).map(now -> new StatusFigures(now).figures());
    }

    static Supplier<List<HealthApi.ComponentHealth>> health(Supplier<Status> status) {
        return () -> Optional.ofNullable(status.get()).stream()
                .flatMap(now -> now.components().stream())
                .map(component ->
                        new HealthApi.ComponentHealth(component.name(), component.state(), component.reason()))
                .toList();
    }

    private PipelineFigures figures() {
        Optional<Status.FetchStatus> fetch = Optional.ofNullable(status.fetch());
        Optional<Status.StreamStatus> stream = Optional.ofNullable(status.stream());
        Optional<Status.SparkStatus> spark = Optional.ofNullable(status.spark());
        return new PipelineFigures(
                status.version(),
                status.components().stream()
                        .map(component -> new PipelineFigures.Component(
                                component.name(), component.state(), component.bootMillis()))
                        .toList(),
                fetch.map(Status.FetchStatus::fetched).orElse(null),
                fetch.map(Status.FetchStatus::published).orElse(null),
                fetch.map(Status.FetchStatus::rejected).orElse(null),
                topics(),
                stream.map(Status.StreamStatus::written).orElse(null),
                stream.map(Status.StreamStatus::rejected).orElse(null),
                stream.map(Status.StreamStatus::retries).orElse(null),
                stream.map(Status.StreamStatus::restarts).orElse(null),
                stream.map(StatusFigures::states).orElse(Map.of()),
                stream.map(Status.StreamStatus::recordsPerSecond).orElse(null),
                stream.map(StatusFigures::lag).orElse(Map.of()),
                stream.map(Status.StreamStatus::latencyMillis)
                        .map(times -> new PipelineFigures.Latency(times.p50(), times.p99(), times.max(), times.count()))
                        .orElse(null),
                spark.map(Status.SparkStatus::executors).orElse(null),
                spark.map(Status.SparkStatus::slots).orElse(null),
                Optional.ofNullable(status.table())
                        .map(Status.TableStatus::firstRowMillis)
                        .orElse(null));
    }

    private Map<String, Long> topics() {
        Map<String, Long> records = new LinkedHashMap<>();
        if (status.topic() != null) {
            records.put(status.topic().name(), status.topic().records());
        }
        if (status.deadLetters() != null) {
            records.put(status.deadLetters().topic(), status.deadLetters().records());
        }
        return records;
    }

    private static Map<String, Boolean> states(Status.StreamStatus stream) {
        Map<String, Boolean> states = new LinkedHashMap<>();
        Arrays.stream(Status.StreamState.values()).forEach(state -> states.put(state.name(), state == stream.state()));
        return states;
    }

    private static Map<Integer, Long> lag(Status.StreamStatus stream) {
        Map<Integer, Long> lag = new TreeMap<>();
        stream.partitions().stream()
                .filter(partition -> partition.lag() != null)
                .forEach(partition -> lag.put(partition.partition(), partition.lag()));
        return lag;
    }
}
