package io.pipelineappliance.registry.conformance;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static io.pipelineappliance.registry.RegistryHttp.encoded;
import static io.pipelineappliance.registry.RegistryHttp.referring;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class ContextsIT {
    private static final String FIXED = "{\"type\":\"fixed\",\"name\":\"%s\",\"size\":8}";

    private final RegistryHttp http;

    ContextsIT(RegistryHttp http) {
        this.http = http;
    }

    @Test
    void contextsCountTheirIdsApart() {
        int id = http.register(":.apart:first", avro(FIXED.formatted("Apart")));
        http.register("apart", avro(FIXED.formatted("Together")));

        assertThat(id).isEqualTo(1);
        assertThat(http.register(":.apart:second", avro(FIXED.formatted("Apart"))))
                .isEqualTo(1);
        assertThat(http.register(":.apart:second", avro(FIXED.formatted("Apart"))))
                .isEqualTo(1);
        assertThat(http.get("/contexts").json().toString()).startsWith("[\".\"").contains("\".apart\"");
        assertThat(http.get("/contexts?contextPrefix=.apart").json()).hasToString("[\".apart\"]");
        assertThat(http.get("/schemas/ids/1?subject=" + encoded(":.apart:"))
                        .ok()
                        .json()
                        .path("schema")
                        .asText())
                .isEqualTo(FIXED.formatted("Apart"));
        assertThat(http.get("/schemas/ids/1/subjects?subject=" + encoded(":.apart:"))
                        .json())
                .hasToString("[\":.apart:first\",\":.apart:second\"]");
    }

    @Test
    void subjectsOfAContextAreListedWithIt() {
        http.register(":.listing:a", avro("\"int\""));
        http.register("listing-b", avro("\"int\""));

        assertThat(http.get("/subjects?subjectPrefix=" + encoded(":.listing:")).json())
                .hasToString("[\":.listing:a\"]");
        assertThat(http.get("/subjects?subjectPrefix=" + encoded(":*:listing")).json())
                .hasToString("[\"listing-b\"]");
        assertThat(http.get("/subjects").json().toString()).contains("\":.listing:a\"", "\"listing-b\"");
        assertThat(http.get("/subjects?subjectPrefix=").json().toString()).doesNotContain(":.listing:a");
    }

    @Test
    void subjectWithoutAContextIsFoundWhereItIs() {
        http.register(":.elsewhere:lonely", avro(FIXED.formatted("Lonely")));

        assertThat(http.get("/subjects/lonely/versions/1")
                        .ok()
                        .json()
                        .path("subject")
                        .asText())
                .isEqualTo(":.elsewhere:lonely");
        assertThat(http.post("/subjects/lonely", avro(FIXED.formatted("Lonely")).toString())
                        .ok()
                        .json()
                        .path("subject")
                        .asText())
                .isEqualTo(":.elsewhere:lonely");
        assertThat(http.get("/schemas/ids/1?subject=lonely")
                        .ok()
                        .json()
                        .path("schema")
                        .asText())
                .contains("Lonely");
    }

    @Test
    void referencesStayInTheirContext() {
        http.register(":.inner:part", avro(FIXED.formatted("InnerPart")));

        http.register(
                ":.inner:whole",
                referring(avro("{\"type\":\"array\",\"items\":\"InnerPart\"}"), "InnerPart", "part", 1));

        assertThat(http.get("/subjects/" + encoded(":.inner:part") + "/versions/1/referencedby")
                        .json())
                .hasSize(1);
    }

    @Test
    void onlyAnEmptyContextIsDeleted() {
        http.register(":.leaving:a", avro("\"int\""));
        http.delete("/contexts/" + encoded(":.leaving:")).error(42211);
        http.delete("/subjects/" + encoded(":.leaving:a")).ok();
        http.delete("/subjects/" + encoded(":.leaving:a") + "?permanent=true").ok();

        assertThat(http.delete("/contexts/" + encoded(":.leaving:")).status()).isEqualTo(204);

        assertThat(http.get("/contexts").json().toString()).doesNotContain(".leaving");
    }
}
