package io.pipelineappliance.dashboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.explore.schemas.Schemas;
import io.pipelineappliance.registry.client.FakeRegistry;
import io.pipelineappliance.registry.client.RegistryAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the routes make of a registry in any state, and of requests that are wrong; what the client gets must fit the OpenAPI document. */
class SchemasApiTest {
    private static final String ROOT = "/api/v1/schemas";

    private final FakeRegistry registry = new FakeRegistry();
    private Dashboard dashboard;

    private ApiClient api(RegistryAccess access) {
        dashboard = TestDashboard.of(() -> null, null, new FakeDags(), new SchemasApi(Schemas.at(access)));
        dashboard.start();
        return new ApiClient(dashboard.port());
    }

    private ApiClient api() {
        return api(registry.access());
    }

    @AfterEach
    void stop() {
        dashboard.close();
        registry.close();
    }

    @Test
    void aRegistryThatIsDownIsNamedWithItsAddressAndAnswersAsSoonAsItIsBack() {
        ApiClient api = api();
        registry.goAway();

        assertThat(api.get(ROOT + "/subjects").problem(503))
                .startsWith("The Schema Registry at " + registry.uri() + " does not answer (connection refused)");
        assertThat(api.post(ROOT + "/subjects/a/versions", "{\"schema\":\"int\"}")
                        .problem(503))
                .contains("does not answer");

        registry.comeBack();
        registry.answers("GET /subjects?subjectPrefix=%3A*%3A", 200, "[]");
        assertThat(api.get(ROOT + "/subjects").json(200).get("total").asInt()).isZero();
    }

    @Test
    void aRegistryThatTakesConnectionsAndSaysNothingIsGivenUpWithinFiveSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ApiClient api = api(RegistryAccess.open(
                    URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                    URI.create("http://127.0.0.1:" + silent.getLocalPort())));
            long begin = System.nanoTime();

            assertThat(api.get(ROOT + "/defaults").problem(503)).contains("timed out");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aRegistryThatLetsNobodyInOrIsBrokenIsUnavailable() {
        ApiClient api = api();

        registry.alwaysAnswers(401, "{}");
        assertThat(api.get(ROOT + "/defaults").problem(503)).contains("check schema-registry.user");
        registry.alwaysAnswers(500, "{\"error_code\":50001,\"message\":\"no log\"}");
        assertThat(api.get(ROOT + "/subjects/a").problem(503)).contains("no log");
        registry.alwaysAnswers(200, "<html>");
        assertThat(api.get(ROOT + "/subjects/a").problem(503)).contains("does not do so as a Schema Registry");
    }

    @Test
    void onlyTheSubjectsOfOnePageAreAskedFor() {
        ApiClient api = api();
        registry.answers(
                "GET /subjects?subjectPrefix=%3A*%3A", 200, "[\":.test:a\",\"c-value\",\"b-value\",\"a-key\"]");
        registry.answers(
                "GET /subjects/b-value/versions/latest", 200, "{\"version\":3,\"id\":7,\"schemaType\":\"JSON\"}");
        registry.answers("GET /config/b-value?defaultToGlobal=true", 200, "{\"compatibilityLevel\":\"FULL\"}");

        JsonNode page = api.get(ROOT + "/subjects?offset=1&limit=1").json(200);

        assertThat(page.get("total").asInt()).isEqualTo(4);
        assertThat(page.get("subjects")).hasSize(1);
        JsonNode subject = page.at("/subjects/0");
        assertThat(List.of(
                        subject.get("name").asText(),
                        subject.get("type").asText(),
                        subject.get("level").asText()))
                .containsExactly("b-value", "JSON", "FULL");
        assertThat(subject.get("latestVersion").asInt()).isEqualTo(3);
        assertThat(subject.get("ownLevel").asBoolean()).isFalse();
        assertThat(registry.requests()).hasSize(4).noneMatch(request -> request.contains("c-value"));
        assertThat(api.get(ROOT + "/subjects?search=VALUE&limit=1")
                        .json(200)
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|schema is missing",
                "{\"schema\":\" \"}|schema is \" \"",
                "{\"schema\":1}|schema is 1",
                "{\"scheme\":\"a\"}|no field 'scheme'",
                "{\"schema\":\"a\",\"references\":[1]}|references is [1]",
                "{\"schema\":\"a\",\"references\":[{\"name\":\"a\",\"subject\":\"b\"}]}|no version",
            })
    void aDraftThatCannotBeReadIsRefusedByName(String body, String sentence) {
        ApiClient api = api();

        assertThat(api.post(ROOT + "/subjects/a/versions", body).problem(400)).contains(sentence);
        assertThat(api.post(ROOT + "/subjects/a/check", body).problem(400)).contains(sentence);
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void wrongParametersAreRefusedByName() {
        ApiClient api = api();

        assertThat(api.get(ROOT + "/subjects?limit=101").problem(400)).contains("limit is '101'");
        assertThat(api.get(ROOT + "/subjects?deleted=yes").problem(400)).contains("must be true or false");
        assertThat(api.get(ROOT + "/subjects?serch=a").problem(400)).contains("no query parameter 'serch'");
        assertThat(api.get(ROOT + "/subjects/a/versions/newest").problem(400)).contains("version is 'newest'");
        assertThat(api.delete(ROOT + "/subjects/a?permanent=1").problem(400)).contains("permanent is '1'");
        assertThat(api.put(ROOT + "/defaults/level", "{}").problem(400)).contains("level is missing");
        assertThat(api.get(ROOT + "/subjects/a").problem(404)).contains("no subject 'a'");
        assertThat(api.delete(ROOT + "/subjects/a/versions/1").problem(404)).contains("no version 1 of 'a'");
    }
}
