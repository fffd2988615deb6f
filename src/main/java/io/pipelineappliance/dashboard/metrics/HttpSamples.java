package io.pipelineappliance.dashboard.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** The counted requests as a histogram. */
final class HttpSamples {
    private HttpSamples() {}

    static MetricSnapshot of(HttpRequests requests) {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder()
                .name(Samples.PREFIX + "http_request_seconds")
                .help("How long requests to the dashboard took, by route; streams of events count as 0.");
        requests.times().forEach((kind, times) -> histogram.dataPoint(point(kind, times)));
        return histogram.build();
    }

    private static HistogramSnapshot.HistogramDataPointSnapshot point(
            HttpRequests.Kind kind, HttpRequests.Times times) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < HttpRequests.BOUNDS.length; i++) {
            buckets.bucket(HttpRequests.BOUNDS[i], times.buckets[i].sum());
        }
        return HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets.build())
                .sum(times.seconds.sum())
                .labels(Labels.of(
                        "method", kind.method(), "route", kind.route(), "status", String.valueOf(kind.status())))
                .build();
    }
}
