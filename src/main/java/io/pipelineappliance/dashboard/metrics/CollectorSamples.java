package io.pipelineappliance.dashboard.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Garbage collections since the start of the JVM; Micrometer's begin with the first scrape, and differ by collector. */
final class CollectorSamples {
    private static final double MILLIS_PER_SECOND = 1000;

    private CollectorSamples() {}

    static MetricSnapshot now() {
        SummarySnapshot.Builder summary = SummarySnapshot.builder()
                .name("jvm_gc_collection_seconds")
                .help("How often each garbage collector ran, and how long that took in all.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            summary.dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder()
                    .labels(Labels.of("gc", collector.getName()))
                    .count(Math.max(0, collector.getCollectionCount()))
                    .sum(Math.max(0, collector.getCollectionTime()) / MILLIS_PER_SECOND)
                    .build());
        }
        return summary.build();
    }
}
