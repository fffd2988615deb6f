package io.pipelineappliance.registry.conformance;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static io.pipelineappliance.registry.RegistryHttp.jsonSchema;
import static io.pipelineappliance.registry.RegistryHttp.protobuf;
import static io.pipelineappliance.registry.RegistryHttp.referring;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class ReferencesIT {
    private static final String AVRO_PART = "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[]}";
    private static final String AVRO_WHOLE =
            "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[{\"name\":\"part\",\"type\":\"%s\"}]}";

    private final RegistryHttp http;

    ReferencesIT(RegistryHttp http) {
        this.http = http;
    }

    @Test
    void avroSchemaRefersToTypesOfAnother() {
        http.register("avro-part", avro(AVRO_PART.formatted("Part")));
        ObjectNode whole = referring(avro(AVRO_WHOLE.formatted("Whole", "Part")), "Part", "avro-part", 1);

        int id = http.register("avro-whole", whole);

        JsonNode version = http.get("/subjects/avro-whole/versions/1").json();
        assertThat(version.path("references")).isEqualTo(whole.path("references"));
        assertThat(version.path("schema").asText()).isEqualTo(AVRO_WHOLE.formatted("Whole", "Part"));
        assertThat(http.get("/schemas/ids/" + id).json().path("references")).isEqualTo(whole.path("references"));
        assertThat(http.get("/subjects/avro-part/versions/1/referencedby").json())
                .hasToString("[" + id + "]");
        assertThat(http.post("/subjects/avro-whole", whole.toString())
                        .ok()
                        .json()
                        .path("id")
                        .asInt())
                .isEqualTo(id);
    }

    @Test
    void jsonSchemaRefersToAnotherByItsName() {
        http.register("json-part", jsonSchema("{\"type\":\"string\",\"maxLength\":3}"));
        http.register(
                "json-whole",
                referring(
                        jsonSchema("{\"properties\":{\"a\":{\"$ref\":\"part.json\"}}}"), "part.json", "json-part", 1));
        http.register("json-wider", jsonSchema("{\"type\":\"string\"}"));
        http.register("json-other", jsonSchema("{\"type\":\"integer\"}"));

        ObjectNode wider = referring(
                jsonSchema("{\"properties\":{\"a\":{\"$ref\":\"part.json\"}}}"), "part.json", "json-wider", 1);
        ObjectNode other = referring(
                jsonSchema("{\"properties\":{\"a\":{\"$ref\":\"part.json\"}}}"), "part.json", "json-other", 1);

        http.post("/subjects/json-whole/versions", other.toString()).error(409);
        http.register("json-whole", wider);
        http.post(
                        "/subjects/json-alone/versions",
                        jsonSchema("{\"$ref\":\"part.json\"}").toString())
                .error(42201);
    }

    @Test
    void protobufImportsAnother() {
        http.register("proto-part", protobuf("syntax = \"proto3\"; package parts; message Part { int32 n = 1; }"));
        String whole = "syntax = \"proto3\"; import \"part.proto\"; message Whole { parts.Part part = 1; }";

        http.post("/subjects/proto-whole/versions", protobuf(whole).toString()).error(42201);
        int id = http.register("proto-whole", referring(protobuf(whole), "part.proto", "proto-part", 1));

        assertThat(http.get("/subjects/proto-part/versions/latest/referencedby").json())
                .hasToString("[" + id + "]");
    }

    @Test
    void latestIsTheVersionThatItWasThen() {
        http.register("latest-part", avro(AVRO_PART.formatted("LatestPart")));
        http.register(
                "latest-whole",
                referring(avro(AVRO_WHOLE.formatted("LatestWhole", "LatestPart")), "LatestPart", "latest-part", -1));

        assertThat(http.get("/subjects/latest-whole/versions/1")
                        .json()
                        .at("/references/0/version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void referencesLeadOnOverSeveralSchemas() {
        http.register("deep-1", avro(AVRO_PART.formatted("Deep1")));
        http.register("deep-2", referring(avro(AVRO_WHOLE.formatted("Deep2", "Deep1")), "Deep1", "deep-1", 1));

        http.register("deep-3", referring(avro(AVRO_WHOLE.formatted("Deep3", "Deep2")), "Deep2", "deep-2", 1));

        assertThat(http.get("/subjects/deep-3/versions/1").ok().json().path("references"))
                .hasSize(1);
    }

    @Test
    void whatIsReferredToMustBeThereAndStays() {
        ObjectNode whole = referring(avro(AVRO_WHOLE.formatted("Kept", "KeptPart")), "KeptPart", "kept-part", 1);
        http.post("/subjects/kept/versions", whole.toString()).error(42201);
        http.register("kept-part", avro(AVRO_PART.formatted("KeptPart")));
        http.register("kept", whole);

        http.delete("/subjects/kept-part/versions/1").error(42206);
        http.delete("/subjects/kept-part").error(42206);
        http.delete("/subjects/kept").ok();
        http.delete("/subjects/kept-part").ok();
        http.delete("/subjects/kept-part?permanent=true").error(42206);
        assertThat(http.get("/subjects/kept-part/versions/1/referencedby").json())
                .isEmpty();
        assertThat(http.get("/subjects/kept-part/versions/1/referencedby?deleted=true")
                        .json())
                .hasSize(1);
        http.delete("/subjects/kept?permanent=true").ok();
        http.delete("/subjects/kept-part?permanent=true").ok();
    }
}
