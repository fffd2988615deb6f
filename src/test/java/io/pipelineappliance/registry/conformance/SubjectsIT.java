package io.pipelineappliance.registry.conformance;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static io.pipelineappliance.registry.RegistryHttp.encoded;
import static io.pipelineappliance.registry.RegistryHttp.jsonSchema;
import static io.pipelineappliance.registry.RegistryHttp.protobuf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedRegistry.class)
class SubjectsIT {
    private static final String RECORD =
            "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[{\"name\":\"f\",\"type\":\"string\"}]}";

    private final RegistryHttp http;

    SubjectsIT(RegistryHttp http) {
        this.http = http;
    }

    @Test
    void theSameSchemaHasOneIdHoweverOftenAndWhereverItIsRegistered() {
        int first = http.register("same-1", avro(RECORD.formatted("Same")));

        assertThat(http.register("same-1", avro(RECORD.formatted("Same")))).isEqualTo(first);
        assertThat(http.register("same-2", avro(RECORD.formatted("Same").replace(",", ", "))))
                .isEqualTo(first);
        assertThat(http.get("/subjects/same-1/versions").json()).hasToString("[1]");
        assertThat(http.register("same-3", avro(RECORD.formatted("Other")))).isNotEqualTo(first);
    }

    @Test
    void registeredSchemaIsAnsweredWithAllThatBelongsToIt() {
        int id = http.register("whole", jsonSchema("{ \"type\": \"object\" }"));

        JsonNode version = http.get("/subjects/whole/versions/1").ok().json();

        assertThat(version.path("subject").asText()).isEqualTo("whole");
        assertThat(version.path("version").asInt()).isEqualTo(1);
        assertThat(version.path("id").asInt()).isEqualTo(id);
        assertThat(version.path("schemaType").asText()).isEqualTo("JSON");
        assertThat(version.path("schema").asText()).isEqualTo("{\"type\":\"object\"}");
        assertThat(http.get("/subjects/whole/versions/latest").json()).isEqualTo(version);
        assertThat(http.get("/subjects/whole/versions/-1").json()).isEqualTo(version);
        assertThat(http.get("/subjects/whole/versions/1/schema").body()).isEqualTo("{\"type\":\"object\"}");
        assertThat(http.get("/schemas/guids/" + version.path("guid").asText())
                        .ok()
                        .json()
                        .path("schema")
                        .asText())
                .isEqualTo("{\"type\":\"object\"}");
        assertThat(http.get("/schemas/guids/" + version.path("guid").asText() + "/ids")
                        .json())
                .hasToString("[{\"context\":\".\",\"id\":" + id + "}]");
    }

    @Test
    void typeIsLeftOutForAvroAndToldForOthers() {
        http.register("typed-avro", avro("\"long\""));
        http.register("typed-protobuf", protobuf("syntax = \"proto3\"; message Typed { string f = 1; }"));

        assertThat(http.get("/subjects/typed-avro/versions/1").json().has("schemaType"))
                .isFalse();
        JsonNode version = http.get("/subjects/typed-protobuf/versions/1").json();
        assertThat(version.path("schemaType").asText()).isEqualTo("PROTOBUF");
        assertThat(version.path("schema").asText())
                .isEqualTo("syntax = \"proto3\";\n\nmessage Typed {\n  string f = 1;\n}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "with space", "ünïcode", "100%", "a+b", "a?b#c", ".."})
    void anyNameOfASubjectWillDo(String name) {
        http.register(name, avro("\"double\""));

        assertThat(http.get("/subjects/" + encoded(name) + "/versions/1")
                        .ok()
                        .json()
                        .path("subject")
                        .asText())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"__GLOBAL", "__EMPTY", "line\nbreak"})
    void reservedAndUnprintableNamesAreRefused(String name) {
        http.post("/subjects/" + encoded(name) + "/versions", avro("\"int\"").toString())
                .error(42208);
    }

    @Test
    void lookUpFindsTheVersionThatHoldsASchema() {
        int id = http.register("look-up", avro(RECORD.formatted("LookUp")));

        JsonNode found = http.post(
                        "/subjects/look-up", avro(RECORD.formatted("LookUp")).toString())
                .ok()
                .json();

        assertThat(found.path("id").asInt()).isEqualTo(id);
        assertThat(found.path("version").asInt()).isEqualTo(1);
        http.post("/subjects/look-up", avro(RECORD.formatted("Elsewhere")).toString())
                .error(40403);
        http.post("/subjects/never-seen", avro(RECORD.formatted("LookUp")).toString())
                .error(40401);
        http.post("/subjects/look-up", avro("{}").toString()).error(42201);
    }

    @Test
    void whatIsNotThereIsToldApart() {
        http.register("present", avro("\"int\""));

        http.get("/subjects/absent/versions").error(40401);
        http.get("/subjects/absent/versions/1").error(40401);
        http.get("/subjects/absent/versions/1/schema").error(40401);
        http.get("/subjects/absent/versions/1/referencedby").error(40401);
        http.get("/subjects/present/versions/2").error(40402);
        http.get("/subjects/present/versions/0").error(42202);
        http.get("/subjects/present/versions/-2").error(42202);
        http.get("/subjects/present/versions/first").error(42202);
        http.get("/subjects/present/versions/99999999999").error(42202);
        http.delete("/subjects/present/versions/first").error(42202);
        http.post(
                        "/compatibility/subjects/present/versions/first",
                        avro("\"int\"").toString())
                .error(42202);
    }

    @Test
    void subjectsAreListedByPrefixAndPage() {
        for (String name : new String[] {"listed-c", "listed-a", "listed-b", "other-listed"}) {
            http.register(name, avro("\"int\""));
        }

        assertThat(http.get("/subjects?subjectPrefix=listed-").json())
                .hasToString("[\"listed-a\",\"listed-b\",\"listed-c\"]");
        assertThat(http.get("/subjects?subjectPrefix=listed-&offset=1&limit=1").json())
                .hasToString("[\"listed-b\"]");
        assertThat(http.get("/subjects?subjectPrefix=listed-&limit=-1").json()).hasSize(3);
        assertThat(http.get("/subjects").json()).hasSizeGreaterThan(3);
        http.get("/subjects?limit=many").error(404);
    }

    @Test
    void versionsAreListedByPage() {
        http.put("/config/paged", "{\"compatibility\":\"NONE\"}").ok();
        for (String type : new String[] {"int", "long", "string", "bytes"}) {
            http.register("paged", avro("\"" + type + "\""));
        }

        assertThat(http.get("/subjects/paged/versions").json()).hasToString("[1,2,3,4]");
        assertThat(http.get("/subjects/paged/versions?offset=1&limit=2").json()).hasToString("[2,3]");
    }

    @Test
    void normalizedSchemasDifferByMeaningAlone() {
        int first = http.register("normal", jsonSchema("{\"type\":\"object\",\"title\":\"t\"}"));
        ObjectNode reordered = jsonSchema("{\"title\":\"t\",\"type\":\"object\"}");

        int same = http.post("/subjects/normal-2/versions?normalize=true", reordered.toString())
                .ok()
                .json()
                .path("id")
                .asInt();
        int again = http.post(
                        "/subjects/normal-2/versions?normalize=true",
                        jsonSchema("{\"type\":\"object\",\"title\":\"t\"}").toString())
                .ok()
                .json()
                .path("id")
                .asInt();

        assertThat(again).isEqualTo(same);
        assertThat(http.register("normal-3", reordered)).isEqualTo(same);
        assertThat(first).isNotEqualTo(same);
        http.post(
                        "/subjects/normal-2?normalize=true",
                        jsonSchema("{\"type\":\"object\",\"title\":\"t\"}").toString())
                .ok();
        http.post(
                        "/subjects/normal-2",
                        jsonSchema("{\"type\":\"object\",\"title\":\"t\"}").toString())
                .error(40403);
        http.put("/config/normal-4", "{\"normalize\":true}").ok();
        assertThat(http.register("normal-4", jsonSchema("{\"type\":\"object\",\"title\":\"t\"}")))
                .isEqualTo(same);
    }

    @Test
    void protobufIsNormalizedByNumbersOfFields() {
        String one =
                "syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\"; message Order { string b = 2; google.protobuf.Timestamp a = 1; }";
        String other =
                "syntax = \"proto3\";\n// why\nimport \"google/protobuf/timestamp.proto\";\nmessage Order { google.protobuf.Timestamp a = 1; string b = 2; }";

        int first = http.post(
                        "/subjects/normal-protobuf/versions?normalize=true",
                        protobuf(one).toString())
                .ok()
                .json()
                .path("id")
                .asInt();
        int second = http.post(
                        "/subjects/normal-protobuf/versions?normalize=true",
                        protobuf(other).toString())
                .ok()
                .json()
                .path("id")
                .asInt();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void metadataAndRuleSetsAreKeptAndMakeASchemaAnother() {
        ObjectNode plain = avro(RECORD.formatted("Annotated"));
        ObjectNode annotated = plain.deepCopy();
        annotated.putObject("metadata").putObject("properties").put("owner", "us");
        annotated
                .putObject("ruleSet")
                .putArray("domainRules")
                .addObject()
                .put("name", "check")
                .put("kind", "CONDITION")
                .put("mode", "WRITE")
                .put("type", "CEL")
                .put("expr", "true");

        int plainId = http.register("annotated", plain);
        int id = http.register("annotated", annotated);

        assertThat(id).isNotEqualTo(plainId);
        JsonNode version = http.get("/subjects/annotated/versions/latest").json();
        assertThat(version.path("metadata")).isEqualTo(annotated.path("metadata"));
        assertThat(version.path("ruleSet")).isEqualTo(annotated.path("ruleSet"));
        assertThat(http.get("/schemas/ids/" + id).json().path("ruleSet")).isEqualTo(annotated.path("ruleSet"));
        assertThat(http.get("/subjects/annotated/metadata?key=owner&value=us")
                        .ok()
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        http.get("/subjects/annotated/metadata?key=owner&value=them").error(40403);
        http.get("/subjects/absent/metadata?key=owner&value=us").error(40401);
        assertThat(http.get("/schemas?subjectPrefix=annotated&ruleType=CEL").json())
                .hasSize(1);
        ObjectNode unnamed = plain.deepCopy();
        unnamed.putObject("ruleSet").putArray("domainRules").addObject().put("kind", "CONDITION");
        http.post("/subjects/annotated/versions", unnamed.toString()).error(42210);
    }

    @Test
    void metadataAloneIsAddedToTheLatestSchema() {
        int id = http.register("later-annotated", avro(RECORD.formatted("Later")));

        int annotated = http.post("/subjects/later-annotated/versions", "{\"metadata\":{\"properties\":{\"a\":\"b\"}}}")
                .ok()
                .json()
                .path("id")
                .asInt();

        assertThat(annotated).isNotEqualTo(id);
        assertThat(http.get("/schemas/ids/" + annotated).json().path("schema"))
                .isEqualTo(http.get("/schemas/ids/" + id).json().path("schema"));
        http.post("/subjects/never-annotated/versions", "{\"metadata\":{}}").error(42201);
    }

    @Test
    void theNextVersionMayBeNamedAndNoOther() {
        http.register("numbered", avro("\"int\""));
        http.post(
                        "/subjects/numbered/versions",
                        avro("\"long\"").put("version", 5).toString())
                .error(42201);

        assertThat(http.post(
                                "/subjects/numbered/versions",
                                avro("\"long\"").put("version", 2).toString())
                        .ok()
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }
}
