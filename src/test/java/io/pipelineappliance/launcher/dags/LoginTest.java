package io.pipelineappliance.launcher.dags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.access.Passwords;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands against a dashboard that wants a login. */
class LoginTest {
    private Dashboard dashboard;

    @BeforeEach
    void start() {
        dashboard =
                TestDashboard.of(new FakeDags(), "dashboard.tokens=program:viewer:" + Passwords.hashOfToken("a token"));
        dashboard.start();
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void withoutALoginTheyAreToldHowToLogIn() {
        assertThatThrownBy(() -> client(Optional.empty()).get("/api/v1/dags"))
                .isInstanceOf(ApplianceException.class)
                .hasMessageContaining("This dashboard wants a login")
                .hasMessageContaining("--user NAME")
                .hasMessageContaining("PIPELINE_APPLIANCE_TOKEN");
    }

    @Test
    void aTokenLetsThemIn() {
        assertThat(client(Optional.of("Bearer a token"))
                        .get("/api/v1/dags")
                        .path("dags")
                        .size())
                .isEqualTo(1);
    }

    private ApplianceClient client(Optional<String> authorization) {
        return new ApplianceClient(URI.create("http://127.0.0.1:" + dashboard.port()), authorization);
    }
}
