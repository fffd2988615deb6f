package io.pipelineappliance.dashboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.explore.schemas.Schemas;
import io.pipelineappliance.registry.SharedRegistry;
import io.pipelineappliance.registry.client.RegistryAccess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that can be done with schemas, in a real registry; what the client gets must fit the OpenAPI document. */
@ExtendWith(SharedRegistry.class)
class SchemasApiIT {
    private static final String ROOT = "/api/v1/schemas";
    private static final String ONE = record("");
    private static final String TWO = record(",{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
    private static final String BAD = record(",{\"name\":\"c\",\"type\":\"int\"}");

    private Dashboard dashboard;
    private ApiClient api;

    private static String record(String more) {
        return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}" + more + "]}";
    }

    @BeforeEach
    void start(SharedRegistry.Running registry) {
        RegistryAccess access = RegistryAccess.open(registry.uri());
        dashboard = TestDashboard.of(() -> null, null, new FakeDags(), new SchemasApi(Schemas.at(access)));
        dashboard.start();
        api = new ApiClient(dashboard.port());
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    private static String path(String subject) {
        return ROOT + "/subjects/"
                + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ObjectNode draft(String type, String schema) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("schema", schema);
    }

    private JsonNode register(String subject, String schema) {
        return api.post(path(subject) + "/versions", draft("AVRO", schema).toString())
                .json(201);
    }

    @Test
    void draftsAreCheckedAndBecomeVersions() {
        assertThat(register("s-life-value", ONE).get("version").asInt()).isEqualTo(1);

        JsonNode good = check("s-life-value", TWO);
        assertThat(good.get("compatible").asBoolean()).isTrue();
        assertThat(good.get("registeredVersion").isNull()).isTrue();
        assertThat(check("s-life-value", ONE).get("registeredVersion").asInt()).isEqualTo(1);
        JsonNode bad = check("s-life-value", BAD);
        assertThat(bad.get("compatible").asBoolean()).isFalse();
        assertThat(bad.get("level").asText()).isEqualTo("BACKWARD");
        assertThat(bad.get("messages").toString()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(check("s-life-value", "{").get("messages")).isNotEmpty();

        assertThat(register("s-life-value", TWO).get("version").asInt()).isEqualTo(2);
        assertThat(api.post(
                                path("s-life-value") + "/versions",
                                draft("AVRO", BAD).toString())
                        .problem(409))
                .contains("refuses that");
        assertThat(api.post(
                                path("s-life-value") + "/versions",
                                draft("AVRO", "{").toString())
                        .problem(422))
                .contains("refuses that");
        JsonNode versions = api.get(path("s-life-value") + "/versions").json(200);
        assertThat(versions.get("total").asInt()).isEqualTo(2);
        assertThat(versions.at("/versions/0/version").asInt()).isEqualTo(2);
        assertThat(api.get(path("s-life-value") + "/versions/1")
                        .json(200)
                        .get("schema")
                        .asText())
                .isEqualTo(ONE);
    }

    private JsonNode check(String subject, String schema) {
        return api.post(path(subject) + "/check", draft("AVRO", schema).toString())
                .json(200);
    }

    @Test
    void aSubjectTellsWhereItsLevelComesFrom() {
        register("s-level-value", ONE);

        JsonNode set = api.put(path("s-level-value") + "/level", "{\"level\":\"NONE\"}")
                .json(200);
        assertThat(set.at("/level/value").asText()).isEqualTo("NONE");
        assertThat(set.at("/level/own").asBoolean()).isTrue();
        assertThat(api.get(ROOT + "/subjects?search=s-level")
                        .json(200)
                        .at("/subjects/0/ownLevel")
                        .asBoolean())
                .isTrue();
        JsonNode reset = api.delete(path("s-level-value") + "/level").json(200);
        assertThat(reset.at("/level/value").asText()).isEqualTo("BACKWARD");
        assertThat(reset.at("/level/own").asBoolean()).isFalse();

        assertThat(api.put(path("s-level-value") + "/mode", "{\"mode\":\"READONLY\"}")
                        .json(200)
                        .at("/mode/value"))
                .hasToString("\"READONLY\"");
        assertThat(api.post(
                                path("s-level-value") + "/versions",
                                draft("AVRO", TWO).toString())
                        .problem(422))
                .contains("read-only");
        assertThat(api.delete(path("s-level-value") + "/mode")
                        .json(200)
                        .at("/mode/own")
                        .asBoolean())
                .isFalse();

        assertThat(api.put(path("s-level-value") + "/level", "{\"level\":\"SOME\"}")
                        .problem(422))
                .contains("refuses that");
        assertThat(api.put(path("s-nobody") + "/level", "{\"level\":\"NONE\"}").problem(404))
                .contains("no subject 's-nobody'");
        assertThat(api.get(ROOT + "/defaults").json(200).get("level").asText()).isEqualTo("BACKWARD");
        assertThat(api.put(ROOT + "/defaults/level", "{\"level\":\"BACKWARD\"}")
                        .json(200)
                        .get("mode")
                        .asText())
                .isEqualTo("READWRITE");
        assertThat(api.put(ROOT + "/defaults/mode", "{\"mode\":\"READWRITE\"}")
                        .json(200)
                        .get("mode")
                        .asText())
                .isEqualTo("READWRITE");
    }

    @Test
    void aSchemaTellsWhatItUsesAndWhoUsesIt() {
        register("s-used-value", ONE);
        ObjectNode user =
                draft("AVRO", "{\"type\":\"record\",\"name\":\"U\",\"fields\":[{\"name\":\"r\",\"type\":\"R\"}]}");
        user.putArray("references")
                .addObject()
                .put("name", "R")
                .put("subject", "s-used-value")
                .put("version", 1);
        JsonNode using =
                api.post(path("s-using-value") + "/versions", user.toString()).json(201);
        register("s-twin-value", ONE);

        assertThat(using.at("/references/0/subject").asText()).isEqualTo("s-used-value");
        JsonNode used = api.get(path("s-used-value") + "/versions/1").json(200);
        assertThat(used.at("/referencedBy/places/0/subject").asText()).isEqualTo("s-using-value");
        assertThat(used.at("/alsoUnder/places").toString()).contains("s-twin-value");
        assertThat(api.delete(path("s-used-value")).problem(422)).contains("refuses that");
    }

    @Test
    void whatIsDeletedSoftlyIsStillShownAndForGoodIsGone() {
        register("s-gone-value", ONE);
        register("s-gone-value", TWO);

        assertThat(api.delete(path("s-gone-value") + "/versions/1")
                        .json(200)
                        .get("permanent")
                        .asBoolean())
                .isFalse();
        JsonNode subject = api.get(path("s-gone-value")).json(200);
        assertThat(subject.get("versions").asInt()).isEqualTo(1);
        assertThat(subject.get("deletedVersions").asInt()).isEqualTo(1);
        assertThat(api.get(path("s-gone-value") + "/versions/1")
                        .json(200)
                        .get("deleted")
                        .asBoolean())
                .isTrue();

        assertThat(api.delete(path("s-gone-value")).json(200).get("versions")).hasSize(1);
        assertThat(total("s-gone", false)).isZero();
        assertThat(total("s-gone", true)).isEqualTo(1);
        assertThat(api.get(path("s-gone-value")).json(200).get("deleted").asBoolean())
                .isTrue();

        assertThat(api.delete(path("s-gone-value") + "?permanent=true")
                        .json(200)
                        .get("versions"))
                .hasSize(2);
        assertThat(total("s-gone", true)).isZero();
        assertThat(api.get(path("s-gone-value")).problem(404)).contains("no subject 's-gone-value'");
    }

    private int total(String search, boolean deleted) {
        return api.get(ROOT + "/subjects?search=" + search + "&deleted=" + deleted)
                .json(200)
                .get("total")
                .asInt();
    }

    @ParameterizedTest
    @ValueSource(strings = {":.s-context:orders-value", "s-com/example/user.proto", "s 50% ü?&#", "s-%2F-<script>"})
    void anyNameOfASubjectCanBeAskedFor(String name) {
        register(name, ONE);

        assertThat(api.get(path(name)).json(200).get("name").asText()).isEqualTo(name);
        assertThat(api.get(path(name) + "/versions").json(200).get("total").asInt())
                .isEqualTo(1);
        assertThat(api.delete(path(name) + "?permanent=true").json(200).get("versions"))
                .hasSize(1);
    }
}
