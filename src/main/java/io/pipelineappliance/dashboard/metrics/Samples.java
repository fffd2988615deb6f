package io.pipelineappliance.dashboard.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Metrics as they are gathered for one scrape. What is not known is left out. */
final class Samples {
    static final String PREFIX = "pipeline_appliance_";

    private final List<MetricSnapshot> metrics = new ArrayList<>();

    void add(MetricSnapshot metric) {
        metrics.add(metric);
    }

    /** One number that only grows. @param name without {@code _total} */
    void counter(String name, String help, Number value) {
        if (value != null) {
            add(CounterSnapshot.builder()
                    .name(PREFIX + name)
                    .help(help)
                    .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                            .value(value.doubleValue())
                            .build())
                    .build());
        }
    }

    /** One number. */
    void gauge(String name, String help, Number value) {
        gauges(name, help).add(value).end();
    }

    /** A number for each of several. */
    Gauges gauges(String name, String help) {
        return new Gauges(GaugeSnapshot.builder().name(PREFIX + name).help(help));
    }

    List<MetricSnapshot> all() {
        return metrics;
    }

    /** A number for each set of labels. */
    final class Gauges {
        private final GaugeSnapshot.Builder gauge;
        private boolean empty = true;

        private Gauges(GaugeSnapshot.Builder gauge) {
            this.gauge = gauge;
        }

        /** @param labels names and values, one after the other */
        Gauges add(Number value, String... labels) {
            if (value != null) {
                empty = false;
                gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value.doubleValue())
                        .labels(Labels.of(labels))
                        .build());
            }
            return this;
        }

        void end() {
            if (!empty) {
                Samples.this.add(gauge.build());
            }
        }
    }
}
