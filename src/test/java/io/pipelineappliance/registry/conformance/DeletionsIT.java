package io.pipelineappliance.registry.conformance;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class DeletionsIT {
    private final RegistryHttp http;

    DeletionsIT(RegistryHttp http) {
        this.http = http;
    }

    @Test
    void deletedSubjectIsHiddenUntilItIsAskedForAndThenGone() {
        int id = registerTwo("gone");

        assertThat(http.delete("/subjects/gone").ok().json()).hasToString("[1,2]");

        assertThat(http.get("/subjects?subjectPrefix=gone").json()).isEmpty();
        assertThat(http.get("/subjects?subjectPrefix=gone&deleted=true").json()).hasToString("[\"gone\"]");
        assertThat(http.get("/subjects?subjectPrefix=gone&deletedOnly=true").json())
                .hasToString("[\"gone\"]");
        http.get("/subjects/gone/versions").error(40401);
        assertThat(http.get("/subjects/gone/versions?deleted=true").json()).hasToString("[1,2]");
        http.get("/subjects/gone/versions/1").error(40401);
        assertThat(http.get("/subjects/gone/versions/1?deleted=true")
                        .ok()
                        .json()
                        .path("deleted")
                        .asBoolean())
                .isTrue();
        http.get("/schemas/ids/" + id).ok();
        http.post("/subjects/gone", avro("\"int\"").toString()).error(40401);
        assertThat(http.post("/subjects/gone?deleted=true", avro("\"int\"").toString())
                        .ok()
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);

        assertThat(http.delete("/subjects/gone?permanent=true").ok().json()).hasToString("[1,2]");

        assertThat(http.get("/subjects?subjectPrefix=gone&deleted=true").json()).isEmpty();
        http.delete("/subjects/gone?permanent=true").error(40401);
    }

    @Test
    void subjectIsDeletedInTwoStepsAndNoOthers() {
        registerTwo("two-steps");

        http.delete("/subjects/two-steps?permanent=true").error(40405);
        http.delete("/subjects/two-steps").ok();
        http.delete("/subjects/two-steps").error(40404);
        http.delete("/subjects/two-steps?permanent=true").ok();
        http.delete("/subjects/two-steps").error(40401);
    }

    @Test
    void versionIsDeletedInTwoStepsAndNoOthers() {
        registerTwo("two-steps-version");

        http.delete("/subjects/two-steps-version/versions/1?permanent=true").error(40407);
        assertThat(http.delete("/subjects/two-steps-version/versions/1").ok().body())
                .isEqualTo("1");
        http.delete("/subjects/two-steps-version/versions/1").error(40406);
        http.get("/subjects/two-steps-version/versions/1").error(40402);
        assertThat(http.get("/subjects/two-steps-version/versions").json()).hasToString("[2]");
        assertThat(http.get("/subjects/two-steps-version/versions?deletedOnly=true")
                        .json())
                .hasToString("[1]");
        assertThat(http.delete("/subjects/two-steps-version/versions/1?permanent=true")
                        .ok()
                        .body())
                .isEqualTo("1");
        http.delete("/subjects/two-steps-version/versions/1").error(40402);
        assertThat(http.delete("/subjects/two-steps-version/versions/latest")
                        .ok()
                        .body())
                .isEqualTo("2");
    }

    @Test
    void deletedSchemaThatComesBackKeepsItsIdAndGetsANewVersion() {
        int id = http.register("back", avro("\"int\""));
        http.delete("/subjects/back/versions/1").ok();

        assertThat(http.register("back", avro("\"int\""))).isEqualTo(id);

        assertThat(http.get("/subjects/back/versions").json()).hasToString("[2]");
    }

    @Test
    void deletedVersionIsNotComparedWith() {
        http.register("uncompared", avro("\"int\""));
        http.post("/subjects/uncompared/versions", avro("\"string\"").toString())
                .error(409);

        http.delete("/subjects/uncompared/versions/1").ok();

        http.register("uncompared", avro("\"string\""));
    }

    @Test
    void whatWasSetForASubjectGoesWithItsLastVersion() {
        http.register("configured", avro("\"int\""));
        http.put("/config/configured", "{\"compatibility\":\"FULL\"}").ok();
        http.delete("/subjects/configured").ok();
        http.get("/config/configured").ok();

        http.delete("/subjects/configured?permanent=true").ok();

        http.get("/config/configured").error(40408);
    }

    private int registerTwo(String subject) {
        int id = http.register(subject, avro("\"int\""));
        http.register(subject, avro("\"long\""));
        return id;
    }
}
