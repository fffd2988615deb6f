package io.pipelineappliance.dashboard.metrics;

import io.pipelineappliance.component.ComponentState;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** The pipeline's figures as metrics. */
final class PipelineSamples {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Samples samples;
    private final PipelineFigures figures;

    PipelineSamples(Samples samples, PipelineFigures figures) {
        this.samples = samples;
        this.figures = figures;
    }

    void add() {
        samples.add(InfoSnapshot.builder()
                .name(Samples.PREFIX + "build")
                .help("The appliance; its value is always 1.")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", figures.version()))
                        .build())
                .build());
        addComponents();
        addSource();
        addStream();
        addLatency();
        samples.gauge(
                "first_row_seconds",
                "From the start of the process to the first row written.",
                seconds(figures.firstRowMillis()));
    }

    private void addComponents() {
        Samples.Gauges states = samples.gauges(
                "component_state", "1 for the state in which a component is, 0 for those in which it is not.");
        Samples.Gauges boots = samples.gauges("component_boot_seconds", "How long the start of a component took.");
        for (PipelineFigures.Component component : figures.components()) {
            for (ComponentState state : ComponentState.values()) {
                states.add(component.state() == state ? 1 : 0, "component", component.name(), "state", state.name());
            }
            boots.add(seconds(component.bootMillis()), "component", component.name());
        }
        states.end();
        boots.end();
    }

    private void addSource() {
        samples.counter("fetched_users", "Users received from the source since the start.", figures.fetched());
        samples.counter(
                "published_records",
                "Records that Kafka acknowledged to the fetcher since the start.",
                figures.published());
        samples.counter(
                "rejected_users",
                "Users received that could not become a record, since the start.",
                figures.fetchRejected());
        Samples.Gauges records = samples.gauges("topic_records", "Records that a topic of the pipeline holds now.");
        figures.topics().forEach((topic, count) -> records.add(count, "topic", topic));
        records.end();
    }

    private void addStream() {
        samples.counter("written_rows", "Rows that Cassandra acknowledged since the start.", figures.written());
        samples.counter(
                "dead_letters", "Records sent to the dead letter topic since the start.", figures.deadLetters());
        samples.counter("write_retries", "Writes to Cassandra that were repeated since the start.", figures.retries());
        samples.counter("stream_restarts", "Restarts of the stream job by its supervisor.", figures.restarts());
        samples.gauge(
                "written_rows_per_second",
                "Rows written per second over the last few seconds.",
                figures.recordsPerSecond());
        Samples.Gauges states = samples.gauges(
                "stream_state", "1 for the state in which the stream job is, 0 for those in which it is not.");
        figures.streamState().forEach((state, is) -> states.add(is ? 1 : 0, "state", state));
        states.end();
        Samples.Gauges lag =
                samples.gauges("stream_lag_records", "Records of a partition of the topic that are not yet rows.");
        figures.lag().forEach((partition, records) -> lag.add(records, "partition", String.valueOf(partition)));
        lag.end();
        samples.gauge("spark_executors", "Executors that have registered with the driver.", figures.executors());
        samples.gauge("spark_slots", "Tasks that the executors can run at once.", figures.slots());
    }

    /** The sink adds up its histogram over five minutes, so these are quantiles of that window and no summary since the start. */
    private void addLatency() {
        PipelineFigures.Latency latency = figures.latency();
        if (latency != null) {
            samples.gauges(
                            "event_to_row_seconds",
                            "From a record's timestamp to the acknowledged row, quantiles over the last 5 minutes.")
                    .add(latency.p50() / MILLIS_PER_SECOND, "quantile", "0.5")
                    .add(latency.p99() / MILLIS_PER_SECOND, "quantile", "0.99")
                    .add(latency.max() / MILLIS_PER_SECOND, "quantile", "1")
                    .end();
            samples.gauge("event_to_row_measured_records", "Records that the quantiles are made of.", latency.count());
        }
    }

    private static Double seconds(Long millis) {
        return millis == null ? null : millis / MILLIS_PER_SECOND;
    }
}
