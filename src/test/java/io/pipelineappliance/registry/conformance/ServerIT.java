package io.pipelineappliance.registry.conformance;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.assembly.Version;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedRegistry.class)
class ServerIT {
    private final RegistryHttp http;

    ServerIT(RegistryHttp http) {
        this.http = http;
    }

    @Test
    void registryTellsWhatItIs() {
        assertThat(http.get("/").ok().json()).hasToString("{}");
        assertThat(http.get("/schemas/types").ok().json()).hasToString("[\"JSON\",\"PROTOBUF\",\"AVRO\"]");
        assertThat(http.get("/v1/metadata/version").ok().json().path("version").asText())
                .isEqualTo(Version.current());
        assertThat(http.get("/v1/metadata/id")
                        .ok()
                        .json()
                        .at("/scope/clusters/kafka-cluster")
                        .asText())
                .isNotBlank();
        assertThat(http.get("/v1/metadata/id")
                        .json()
                        .at("/scope/clusters/schema-registry-cluster")
                        .asText())
                .isEqualTo("schema-registry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.schemaregistry.v1+json",
                "application/vnd.schemaregistry+json",
                "application/json"
            })
    void allContentTypesOfTheApiAreSpoken(String type) {
        RegistryHttp.Answer answer = http.send(http.request("/subjects/spoken/versions")
                .header("Content-Type", type)
                .header("Accept", type)
                .POST(BodyPublishers.ofString(avro("\"int\"").toString())));

        assertThat(answer.ok().contentType()).isEqualTo(type);
    }

    @Test
    void anythingIsAnsweredInTheApisOwnType() {
        assertThat(http.get("/subjects").contentType()).isEqualTo(RegistryHttp.CONTENT_TYPE);
        assertThat(http.send(http.request("/subjects")
                                .header("Accept", "text/html, */*;q=0.1")
                                .GET())
                        .contentType())
                .isEqualTo(RegistryHttp.CONTENT_TYPE);
        assertThat(http.send(http.request("/subjects")
                                .header(
                                        "Accept",
                                        "application/vnd.schemaregistry.v1+json; q=0.9, application/json; q=0.5")
                                .GET())
                        .contentType())
                .isEqualTo(RegistryHttp.CONTENT_TYPE);
    }

    @Test
    void otherWebSitesAreKeptOut() {
        http.send(http.request("/subjects")
                        .header("Origin", "http://evil.example")
                        .GET())
                .error(403);
        http.send(http.request("/mode")
                        .header("Origin", "http://evil.example")
                        .header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString("{\"mode\":\"READONLY\"}")))
                .error(403);
    }
}
