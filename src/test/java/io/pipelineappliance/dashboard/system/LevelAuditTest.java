package io.pipelineappliance.dashboard.system;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.explore.logs.ComponentLogs;
import io.pipelineappliance.explore.logs.LogFiles;
import io.pipelineappliance.explore.logs.LogLevels;
import io.pipelineappliance.explore.machine.MachineExplorer;
import io.pipelineappliance.support.CapturedLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log says who changed what is logged. */
class LevelAuditTest {
    private static final String LOGGER = "io.pipelineappliance.audit.levels";
    private static final String OLIVIA =
            "olivia:operator:" + BCrypt.withDefaults().hashToString(10, "open sesame".toCharArray());

    private final LogLevels levels = new LogLevels();

    @TempDir
    private Path directory;

    @AfterEach
    void setBack() {
        levels.reset(LOGGER);
    }

    @Test
    void namesTheOneWhoIsLoggedIn() throws Exception {
        assertThat(linesOfAChange("dashboard.users=" + OLIVIA))
                .containsExactly("olivia at 127.0.0.1 set the level of the logger " + LOGGER + " to DEBUG");
    }

    @Test
    void namesNobodyWhereNobodyHasToLogIn() throws Exception {
        assertThat(linesOfAChange())
                .containsExactly("Somebody at 127.0.0.1 set the level of the logger " + LOGGER + " to DEBUG");
    }

    private List<String> linesOfAChange(String... settings) throws Exception {
        String[] all = Stream.concat(Stream.of("dashboard.port=0"), Stream.of(settings))
                .toArray(String[]::new);
        SystemApi area = new SystemApi(
                new MachineExplorer(Map.of(), directory),
                LoadedDefaults.values(),
                new LogFiles(directory),
                levels,
                new ComponentLogs(Map.of(), levels));
        try (CapturedLog log = CapturedLog.of(LoggerRoutes.class.getName());
                Dashboard dashboard = new Dashboard(
                        LoadedDefaults.with(all).dashboard(), () -> null, null, new FakeDags(), List.of(area))) {
            dashboard.start();
            change(dashboard.port());
            return new ArrayList<>(log.lines());
        }
    }

    private static void change(int port) throws Exception {
        String login = Base64.getEncoder().encodeToString("olivia:open sesame".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/system/loggers/" + LOGGER))
                .header("Authorization", "Basic " + login)
                .PUT(BodyPublishers.ofString("{\"level\":\"debug\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
