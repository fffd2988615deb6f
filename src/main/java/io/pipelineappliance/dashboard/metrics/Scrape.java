package io.pipelineappliance.dashboard.metrics;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.pipelineappliance.schedule.Dags;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that is scraped, in one registry. Made by the first scrape. */
final class Scrape implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Scrape(HttpRequests requests, Supplier<Optional<PipelineFigures>> figures, Dags dags) {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        MultiCollector own = () -> own(requests, figures, dags);
        registry.getPrometheusRegistry().register(own);
    }

    private static MetricSnapshots own(HttpRequests requests, Supplier<Optional<PipelineFigures>> figures, Dags dags) {
        Samples samples = new Samples();
        figures.get().ifPresent(now -> new PipelineSamples(samples, now).add());
        new ScheduleSamples(samples, dags).add();
        samples.add(HttpSamples.of(requests));
        samples.add(CollectorSamples.now());
        return new MetricSnapshots(samples.all());
    }

    /** @param contentType the text format that is wanted; Prometheus' own where that is none */
    byte[] text(String contentType) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        registry.scrape(text, contentType);
        return text.toByteArray();
    }

    @Override
    public void close() {
        registry.close();
    }
}
