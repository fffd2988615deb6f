package io.pipelineappliance.registry.conformance;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedRegistry.class)
class ConfigIT {
    private final RegistryHttp http;

    ConfigIT(RegistryHttp http) {
        this.http = http;
    }

    @AfterEach
    void takeTheGlobalOneBack() {
        http.delete("/config").ok();
    }

    @Test
    void globalLevelIsBackwardUntilItIsSet() {
        assertThat(http.get("/config").json()).hasToString("{\"compatibilityLevel\":\"BACKWARD\"}");

        assertThat(http.put("/config", "{\"compatibility\":\"full\"}").ok().json())
                .hasToString("{\"compatibility\":\"FULL\"}");

        assertThat(http.get("/config").json()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(http.delete("/config").ok().json()).hasToString("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(http.get("/config").json()).hasToString("{\"compatibilityLevel\":\"BACKWARD\"}");
    }

    @Test
    void subjectHasTheGlobalLevelUntilItGetsItsOwn() {
        http.put("/config", "{\"compatibility\":\"FORWARD\"}").ok();
        http.get("/config/own-level").error(40408);
        assertThat(level("/config/own-level?defaultToGlobal=true")).isEqualTo("FORWARD");

        http.put("/config/own-level", "{\"compatibility\":\"NONE\"}").ok();

        assertThat(level("/config/own-level")).isEqualTo("NONE");
        assertThat(http.delete("/config/own-level").ok().json()).hasToString("{\"compatibilityLevel\":\"NONE\"}");
        http.get("/config/own-level").error(40408);
        http.delete("/config/own-level").error(40401);
    }

    @Test
    void contextHasALevelOfItsOwn() {
        http.put("/config/:.levels:", "{\"compatibility\":\"NONE\"}").ok();

        assertThat(level("/config/:.levels:")).isEqualTo("NONE");
        assertThat(level("/config/:.levels:subject?defaultToGlobal=true")).isEqualTo("NONE");
        assertThat(level("/config/other?defaultToGlobal=true")).isEqualTo("BACKWARD");
        http.register(":.levels:subject", avro("\"int\""));
        http.register(":.levels:subject", avro("\"string\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"SIDEWAYS\"", "\"\"", "1", "{}"})
    void whatIsNoLevelIsRefused(String level) {
        http.put("/config", "{\"compatibility\":" + level + "}").error(42203);
        http.put("/config/any", "{\"compatibility\":" + level + "}").error(42203);
    }

    @Test
    void settingOneThingLeavesTheOthers() {
        http.put("/config/several", "{\"compatibility\":\"NONE\"}").ok();
        http.put("/config/several", "{\"normalize\":true}").ok();

        JsonNode config = http.get("/config/several").json();

        assertThat(config).hasToString("{\"compatibilityLevel\":\"NONE\",\"normalize\":true}");
        http.put("/config/several", "{\"normalize\":null}").ok();
        assertThat(http.get("/config/several").json()).hasToString("{\"compatibilityLevel\":\"NONE\"}");
    }

    @Test
    void metadataOfTheConfigurationIsAddedToSchemas() {
        http.put(
                        "/config/annotating",
                        "{\"defaultMetadata\":{\"properties\":{\"a\":\"default\",\"b\":\"default\"}},"
                                + "\"overrideMetadata\":{\"properties\":{\"c\":\"override\"}}}")
                .ok();
        http.post(
                        "/subjects/annotating/versions",
                        "{\"schema\":\"\\\"int\\\"\",\"metadata\":{\"properties\":{\"b\":\"own\",\"c\":\"own\"}}}")
                .ok();

        assertThat(http.get("/subjects/annotating/versions/1").json().at("/metadata/properties"))
                .hasToString("{\"a\":\"default\",\"b\":\"own\",\"c\":\"override\"}");
    }

    @Test
    void unknownMembersAndBadRulesAreRefused() {
        http.put("/config", "{\"compatibilty\":\"NONE\"}").error(422);
        http.put("/config", "{\"defaultRuleSet\":{\"domainRules\":[{\"name\":\"a\",\"kind\":\"NONE\"}]}}")
                .error(42210);
    }

    private String level(String path) {
        return http.get(path).ok().json().path("compatibilityLevel").asText();
    }
}
