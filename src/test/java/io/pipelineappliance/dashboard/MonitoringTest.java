package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What watches the appliance from outside: metrics and health. */
class MonitoringTest {
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `([a-z0-9_]+)` \\|", Pattern.MULTILINE);

    @Test
    void metricsFollowTheConventionsOfPrometheus() {
        try (Dashboard dashboard = simulated(60, false)) {
            ApiClient api = new ApiClient(dashboard.port());
            api.get("/api/v1/status");
            String text = api.get("/metrics").text();

            assertThat(new MetricsText(text).complaints()).isEmpty();
            assertThat(text)
                    .contains("pipeline_appliance_component_state{component=\"kafka\",state=\"RUNNING\"} 1.0")
                    .contains("pipeline_appliance_component_state{component=\"kafka\",state=\"FAILED\"} 0.0")
                    .contains("pipeline_appliance_build_info{version=\"0.1.0\"} 1")
                    .contains("pipeline_appliance_first_row_seconds 15.23")
                    .contains("pipeline_appliance_event_to_row_seconds{quantile=\"0.99\"} 0.0482")
                    .containsPattern("pipeline_appliance_published_records_total \\d+\\.0")
                    .containsPattern("pipeline_appliance_stream_lag_records\\{partition=\"1\"} 0\\.0")
                    .containsPattern("pipeline_appliance_runs\\{dag=\"users_created\",state=\"SUCCESS\"} \\d+\\.0")
                    .containsPattern(
                            "http_request_seconds_count\\{method=\"GET\",route=\"/api/v1/status\",status=\"200\"} 1\n")
                    .contains("jvm_memory_used_bytes{area=\"heap\"");
        }
    }

    @Test
    void metricsAreServedInTheFormatOfOpenMetricsToThoseWhoAskForIt() throws Exception {
        try (Dashboard dashboard = simulated(60, false)) {
            RawHttp.Answer answer = RawHttp.send(
                    dashboard.port(), "GET /metrics", "Host: localhost", "Accept: application/openmetrics-text");

            assertThat(answer.text()).endsWith("# EOF\n");
        }
    }

    @Test
    void metricsOfWhatIsNotThereYetAreLeftOut() {
        try (Dashboard dashboard = TestDashboard.of(() -> null, new RecordedControl(), new FakeDags())) {
            dashboard.start();
            String text = new ApiClient(dashboard.port()).get("/metrics").text();

            assertThat(new MetricsText(text).complaints()).isEmpty();
            assertThat(text).contains("jvm_memory_used_bytes").doesNotContain("component_state", "NaN");
        }
    }

    @Test
    void everyMetricIsInTheManualAndNothingElseIs() throws IOException {
        Set<String> documented = DOCUMENTED
                .matcher(Files.readString(Path.of("docs/metrics.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Dashboard dashboard = simulated(60, false)) {
            ApiClient api = new ApiClient(dashboard.port());
            api.get("/metrics");
            Set<String> served = new MetricsText(api.get("/metrics").text()).families();

            assertThat(served).isEqualTo(documented);
        }
    }

    @Test
    void aProcessThatServesIsLiveAndIsReadyOnceAllOfItRuns() {
        try (Dashboard dashboard = simulated(60, false)) {
            ApiClient api = new ApiClient(dashboard.port());

            assertThat(api.get("/health/live").json(200).get("status").asText()).isEqualTo("UP");
            assertThat(api.get("/health/ready").json(200).get("notRunning")).isEmpty();
        }
    }

    @Test
    void aProcessThatStillStartsIsLiveAndSaysWhatIsMissing() {
        try (Dashboard dashboard = simulated(1, false)) {
            ApiClient api = new ApiClient(dashboard.port());

            assertThat(api.get("/health/live").json(200).get("status").asText()).isEqualTo("UP");
            assertThat(api.get("/health/ready").json(503).get("notRunning").findValuesAsText("name"))
                    .contains("kafka", "cassandra")
                    .doesNotContain("dashboard");
        }
    }

    private static Dashboard simulated(int secondsSinceStart, boolean troubled) {
        SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now().minusSeconds(secondsSinceStart), troubled);
        Dashboard dashboard = TestDashboard.of(pipeline, pipeline, FakeDags.ofADay());
        dashboard.start();
        return dashboard;
    }
}
