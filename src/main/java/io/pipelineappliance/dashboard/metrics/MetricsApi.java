package io.pipelineappliance.dashboard.metrics;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.schedule.Dags;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /metrics}: Prometheus' text format, or that of OpenMetrics for those who accept it. */
public final class MetricsApi implements ApiArea {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final HttpRequests requests;
    private final Supplier<Optional<PipelineFigures>> figures;
    private final Dags dags;
    private final SlowAnswers answers = new SlowAnswers("metrics", 4);
    private Scrape scrape;

    /**
     * @param requests counted by the web server
     * @param figures of the pipeline now, when there are any
     * @param dags the schedule
     */
    public MetricsApi(HttpRequests requests, Supplier<Optional<PipelineFigures>> figures, Dags dags) {
        this.requests = requests;
        this.figures = figures;
        this.dags = dags;
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        routes.get("/metrics", this::answer);
    }

    private void answer(Context context) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        String type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
        context.header("Cache-Control", "no-store");
        answers.answerBytes(context, type, () -> scrape().text(type));
    }

    private synchronized Scrape scrape() {
        if (scrape == null) {
            scrape = new Scrape(requests, figures, dags);
        }
        return scrape;
    }

    @Override
    public void close() {
        answers.close();
        synchronized (this) {
            if (scrape != null) {
                scrape.close();
            }
        }
    }
}
