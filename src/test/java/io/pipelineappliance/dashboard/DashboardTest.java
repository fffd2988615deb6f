package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.dashboard.RawHttp.Answer;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
    private static final String HOST = "Host: 127.0.0.1:9021";

    private final ObjectMapper json = new ObjectMapper();
    private final SimulatedPipeline pipeline =
            new SimulatedPipeline(Instant.now().minusSeconds(60), false);
    private final RecordedControl control = new RecordedControl();
    private final FakeDags dags = new FakeDags();
    private volatile Supplier<Status> status = pipeline;
    private Dashboard dashboard;

    @BeforeEach
    void start() {
        dashboard = TestDashboard.of(() -> status.get(), control, dags);
        dashboard.start();
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void statusIsTheSuppliersWithTimesAsText() throws Exception {
        Answer answer = send("GET /api/v1/status", HOST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("cache-control", "no-store");
        JsonNode body = json.readTree(answer.body());
        assertThat(Instant.parse(body.get("startedAt").asText()))
                .isEqualTo(pipeline.get().startedAt());
        assertThat(body.at("/table/newestRows/0/first_name").asText()).isEqualTo(firstNameOfNewestRow());
    }

    @Test
    void whatIsNotKnownYetIsNull() throws Exception {
        status = new SimulatedPipeline(Instant.now(), false);

        JsonNode body = json.readTree(send("GET /api/v1/status", HOST).body());

        assertThat(body.get("stream").isNull()).isTrue();
        assertThat(body.at("/components/1/bootMillis").isNull()).isTrue();
    }

    @Test
    void ordersReachTheComponent() throws Exception {
        assertThat(send("POST /api/v1/components/kafka/stop", HOST).status()).isEqualTo(202);
        assertThat(send("POST /api/v1/components/kafka/start", HOST).status()).isEqualTo(202);
        assertThat(control.orders).containsExactly("stop kafka", "start kafka");
    }

    @Test
    void orderToAnUnknownComponentIsNotFound() throws Exception {
        assertProblem(send("POST /api/v1/components/nifi/stop", HOST), 404, "There is no component 'nifi'.");
    }

    @Test
    void orderToAComponentThatCannotStopAloneIsRefused() throws Exception {
        assertProblem(
                send("POST /api/v1/components/dashboard/stop", HOST),
                409,
                "Dashboard cannot be stopped or started alone; stop the whole appliance instead.");
        assertThat(control.orders).isEmpty();
    }

    @Test
    void orderThatCannotBeCarriedOutNowSaysWhy() throws Exception {
        assertProblem(
                send("POST /api/v1/components/zookeeper/stop", HOST),
                409,
                "ZooKeeper is needed by a fetch under way; try again in a few seconds.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: 127.0.0.1.evil.example:9021",
                "Host: 10.0.0.7:9021",
                "Host: localhost@evil"
            })
    void aForeignHostIsRefused(String host) throws Exception {
        Answer page = send("GET /", host);

        assertThat(page.status()).isIn(400, 403);
        assertThat(send("GET /api/v1/status", host).status()).isIn(400, 403);
        assertThat(send("GET /api/v1/events", host).status()).isIn(400, 403);
    }

    @Test
    void aForeignHostIsToldWhereToGo() throws Exception {
        assertProblem(
                send("GET /api/v1/status", "Host: evil.example:9021"),
                403,
                "The Host header is 'evil.example:9021', but this dashboard answers on loopback only; "
                        + "open it as http://127.0.0.1 or http://localhost with its port.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost", "Host: LOCALHOST:9021", "Host: [::1]:9021", "Host: 127.0.0.1"})
    void everyNameOfLoopbackIsServed(String host) throws Exception {
        assertThat(send("GET /api/v1/status", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:3000",
                "Origin: https://127.0.0.1:9021",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void anOrderFromAnotherSiteIsRefused(String header) throws Exception {
        Answer answer = send("POST /api/v1/components/kafka/stop", HOST, header);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(json.readTree(answer.body()).get("detail").asText())
                .startsWith("This request comes from another web site");
        assertThat(control.orders).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /api/v1/dags/users_created/pause", "PATCH /api/v1/dags/users_created"})
    void anOrderToTheScheduleFromAnotherSiteIsRefused(String order) throws Exception {
        assertThat(send(order, HOST, "Origin: http://evil.example").status()).isEqualTo(403);
        assertThat(dags.dag(FakeDags.DAG).paused()).isFalse();
    }

    @Test
    void anOrderFromTheOwnPageIsCarriedOut() throws Exception {
        Answer answer = send(
                "POST /api/v1/components/kafka/stop",
                HOST,
                "Origin: http://127.0.0.1:9021",
                "Sec-Fetch-Site: same-origin");

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void anUnknownPathIsAProblemThatSaysWhereToLook() throws Exception {
        assertProblem(
                send("GET /api/v1/nothing", HOST),
                404,
                "Nothing is at /api/v1/nothing; /api/v1/openapi.json lists what is.");
    }

    @Test
    void theWrongMethodIsAProblem() throws Exception {
        Answer answer = send("POST /api/v1/status", HOST);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    }

    @Test
    void anUnexpectedErrorKeepsItsDetailsToTheLog() throws Exception {
        status = () -> {
            throw new IllegalStateException("secret");
        };

        Answer answer = send("GET /api/v1/status", HOST);

        assertProblem(answer, 500, "The dashboard met an error that it did not expect; the log has it.");
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void everyAnswerForbidsEmbeddingAndSniffing() throws Exception {
        for (String request : new String[] {"GET /", "GET /api/v1/status", "GET /nothing"}) {
            assertThat(send(request, HOST).headers())
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("cross-origin-resource-policy", "same-origin")
                    .hasEntrySatisfying(
                            "content-security-policy",
                            policy -> assertThat(policy)
                                    .contains("default-src 'none'", "frame-ancestors 'none'")
                                    .doesNotContain("unsafe"));
        }
    }

    @Test
    void aTakenPortIsOneSentence() {
        try (Dashboard second =
                new Dashboard(TestDashboard.config(dashboard.port()), status, control, new FakeDags(), List.of())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageStartingWith("dashboard.port: 127.0.0.1:%d is in use".formatted(dashboard.port()))
                    .hasMessageContaining("choose another with --set dashboard.port=PORT");
        }
    }

    @Test
    void healthFollowsItsLife() {
        assertThat(dashboard.check()).isEqualTo(Health.up());
        dashboard.close();
        assertThat(dashboard.check()).isInstanceOf(Health.Down.class);
        dashboard.close();
    }

    private Answer send(String request, String... headers) throws IOException {
        return RawHttp.send(dashboard.port(), request, headers);
    }

    private Object firstNameOfNewestRow() {
        return pipeline.get().table().newestRows().get(0).get("first_name");
    }

    private void assertProblem(Answer answer, int status, String detail) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
    }
}
