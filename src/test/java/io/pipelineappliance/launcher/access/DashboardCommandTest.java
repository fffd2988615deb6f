package io.pipelineappliance.launcher.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.config.DashboardAccount;
import io.pipelineappliance.config.DashboardAccount.Role;
import io.pipelineappliance.config.Secret;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.support.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands print is taken by the configuration and opens the dashboard. */
class DashboardCommandTest {
    private final InputStream input = System.in;

    @AfterEach
    void giveTheInputBack() {
        System.setIn(input);
    }

    @Test
    void theEntryOfAUserLetsThatUserInAndNobodyElse() throws Exception {
        CommandRun result = run("open sesame\nanother line\n", "hash-password", "olivia", "--role", "viewer");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).doesNotContain("sesame");
        String entry = result.out().strip();
        assertThat(DashboardAccount.parse(secret(entry))).get().satisfies(account -> {
            assertThat(account.name()).isEqualTo("olivia");
            assertThat(account.role()).isEqualTo(Role.VIEWER);
        });
        try (Dashboard dashboard = dashboard("dashboard.users=" + entry)) {
            assertThat(status(dashboard, basic("olivia:open sesame"))).isEqualTo(200);
            assertThat(status(dashboard, basic("olivia:open sesame "))).isEqualTo(401);
        }
    }

    @Test
    void aTokenOpensWithItsEntryAndIsNewEachTime() throws Exception {
        List<String> lines = run("", "new-token", "exporter").out().lines().toList();
        String token = lines.get(0).replace("token: ", "");

        assertThat(run("", "new-token", "exporter").out()).doesNotContain(token);
        assertThat(lines.get(1)).startsWith("entry: exporter:operator:").doesNotContain(token);
        try (Dashboard dashboard = dashboard("dashboard.tokens=" + lines.get(1).replace("entry: ", ""))) {
            assertThat(status(dashboard, "Bearer " + token)).isEqualTo(200);
            assertThat(status(dashboard, "Bearer " + token + "x")).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "seven77\n"})
    void aPasswordThatIsTooShortIsRefused(String typed) {
        assertThat(run(typed, "hash-password", "olivia").err()).contains("must have 8 characters to 72 bytes");
    }

    @Test
    void aPasswordThatWouldNotCountAsAWholeIsRefused() {
        assertThat(run("ä".repeat(37), "hash-password", "olivia").err()).contains("has 74 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two:parts", "", "-dash", "a b"})
    void aNameThatTheConfigurationWouldNotTakeIsRefused(String name) {
        for (String command : List.of("hash-password", "new-token")) {
            CommandRun result = run("open sesame\n", command, "--", name);

            assertThat(result.err()).startsWith("The name '%s' cannot be used".formatted(name));
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertThat(run("").err()).contains("dashboard hash-password or dashboard new-token");
    }

    private static Dashboard dashboard(String setting) {
        Dashboard dashboard = new Dashboard(
                LoadedDefaults.with("dashboard.port=0", setting).dashboard(),
                () -> null,
                null,
                new FakeDags(),
                List.of());
        dashboard.start();
        return dashboard;
    }

    private static int status(Dashboard dashboard, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + dashboard.port() + "/api/v1/dags"))
                .header("Authorization", authorization)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static Secret secret(String text) {
        return new Secret(text);
    }

    private static CommandRun run(String typed, String... arguments) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        return CommandRun.of(new DashboardCommand(), arguments);
    }
}
