package io.pipelineappliance.registry.conformance;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class ModeIT {
    private final RegistryHttp http;

    ModeIT(RegistryHttp http) {
        this.http = http;
    }

    @AfterEach
    void takeTheGlobalOneBack() {
        http.delete("/mode").ok();
    }

    @Test
    void modeIsReadWriteUntilItIsSet() {
        assertThat(http.get("/mode").json()).hasToString("{\"mode\":\"READWRITE\"}");
        http.get("/mode/unset").error(40409);
        assertThat(mode("/mode/unset?defaultToGlobal=true")).isEqualTo("READWRITE");

        assertThat(http.put("/mode/unset", "{\"mode\":\"readonly\"}").ok().json())
                .hasToString("{\"mode\":\"READONLY\"}");

        assertThat(mode("/mode/unset")).isEqualTo("READONLY");
        assertThat(http.delete("/mode/unset").ok().json()).hasToString("{\"mode\":\"READONLY\"}");
        http.get("/mode/unset").error(40409);
        http.delete("/mode/unset").error(40401);
    }

    @Test
    void whatIsNoModeIsRefused() {
        http.put("/mode", "{\"mode\":\"SOMETIMES\"}").error(42204);
        http.put("/mode", "{\"mode\":1}").error(42204);
        http.put("/mode", "{}").error(42204);
    }

    @Test
    void readOnlySubjectIsNotChanged() {
        http.register("read-only", avro("\"int\""));
        http.put("/mode/read-only", "{\"mode\":\"READONLY\"}").ok();

        http.post("/subjects/read-only/versions", avro("\"long\"").toString()).error(42205);
        http.delete("/subjects/read-only").error(42205);
        http.delete("/subjects/read-only/versions/1").error(42205);
        http.put("/config/read-only", "{\"compatibility\":\"NONE\"}").error(42205);
        http.get("/subjects/read-only/versions/1").ok();
        http.put("/mode/read-only", "{\"mode\":\"READWRITE\"}").ok();
        http.register("read-only", avro("\"long\""));
    }

    @Test
    void subjectMayBeWritableWhereTheRestIsNotUnlessThatIsOverridden() {
        http.put("/mode/exception", "{\"mode\":\"READWRITE\"}").ok();
        http.put("/mode", "{\"mode\":\"READONLY\"}").ok();
        http.register("exception", avro("\"int\""));
        http.post("/subjects/no-exception/versions", avro("\"int\"").toString()).error(42205);

        http.put("/mode", "{\"mode\":\"READONLY_OVERRIDE\"}").ok();

        http.post("/subjects/exception/versions", avro("\"long\"").toString()).error(42205);
    }

    @Test
    void idsAndVersionsAreKeptOnImport() {
        http.post("/subjects/imported/versions", avro("\"int\"").put("id", 5000).toString())
                .error(42205);
        http.put("/mode/imported", "{\"mode\":\"IMPORT\"}").ok();
        http.post("/subjects/imported/versions", avro("\"int\"").toString()).error(42205);

        http.post("/subjects/imported/versions", importing("FirstImported", 5001, 3))
                .ok();
        http.post("/subjects/imported/versions", importing("SecondImported", 5002, 7))
                .ok();

        assertThat(http.get("/subjects/imported/versions").json()).hasToString("[3,7]");
        assertThat(http.get("/schemas/ids/5002").ok().json().path("schema").asText())
                .contains("SecondImported");
        http.post("/subjects/imported/versions", importing("ThirdImported", 5002, 8))
                .error(42205);
        http.put("/mode/imported", "{\"mode\":\"READWRITE\"}").ok();
        assertThat(http.register(
                        "after-import", avro("{\"type\":\"enum\",\"name\":\"AfterImport\",\"symbols\":[\"A\"]}")))
                .isGreaterThan(5002);
    }

    @Test
    void importBeginsWithNothingUnlessForced() {
        http.register("occupied", avro("\"int\""));

        http.put("/mode/occupied", "{\"mode\":\"IMPORT\"}").error(42205);
        http.put("/mode/occupied?force=true", "{\"mode\":\"IMPORT\"}").ok();
        http.put("/mode/occupied", "{\"mode\":\"READWRITE\"}").ok();
        http.delete("/subjects/occupied").ok();
        http.put("/mode/occupied", "{\"mode\":\"IMPORT\"}").ok();

        assertThat(http.get("/subjects?subjectPrefix=occupied&deleted=true").json())
                .isEmpty();
    }

    @Test
    void contextHasAModeOfItsOwnThatIsTakenBackWithThoseOfItsSubjects() {
        http.put("/mode/:.modes:", "{\"mode\":\"READONLY\"}").ok();
        http.put("/mode/:.modes:a", "{\"mode\":\"READWRITE\"}").ok();
        http.post("/subjects/:.modes:b/versions", avro("\"int\"").toString()).error(42205);
        http.register(":.modes:a", avro("\"int\""));

        http.delete("/mode/:.modes:?recursive=true").ok();

        http.get("/mode/:.modes:a").error(40409);
        http.register(":.modes:b", avro("\"int\""));
    }

    private static String importing(String name, int id, int version) {
        return avro("{\"type\":\"fixed\",\"name\":\"" + name + "\",\"size\":2}")
                .put("id", id)
                .put("version", version)
                .toString();
    }

    private String mode(String path) {
        return http.get(path).ok().json().path("mode").asText();
    }
}
