package io.pipelineappliance.registry.conformance;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class SchemaIdsIT {
    private static final String FIXED = "{\"type\":\"fixed\",\"name\":\"%s\",\"size\":4}";

    private final RegistryHttp http;

    SchemaIdsIT(RegistryHttp http) {
        this.http = http;
    }

    @Test
    void idLeadsToTheSchemaAndToAllItsPlaces() {
        int id = http.register("placed-1", avro(FIXED.formatted("Placed")));
        http.register("placed-2", avro(FIXED.formatted("Placed")));

        assertThat(http.get("/schemas/ids/" + id).ok().json().path("schema").asText())
                .isEqualTo(FIXED.formatted("Placed"));
        assertThat(http.get("/schemas/ids/" + id + "/schema").body()).isEqualTo(FIXED.formatted("Placed"));
        assertThat(http.get("/schemas/ids/" + id + "/subjects").json()).hasToString("[\"placed-1\",\"placed-2\"]");
        assertThat(http.get("/schemas/ids/" + id + "/subjects?offset=1&limit=5").json())
                .hasToString("[\"placed-2\"]");
        assertThat(http.get("/schemas/ids/" + id + "/versions").json())
                .hasToString("[{\"subject\":\"placed-1\",\"version\":1},{\"subject\":\"placed-2\",\"version\":1}]");
        http.delete("/subjects/placed-1").ok();
        assertThat(http.get("/schemas/ids/" + id + "/subjects").json()).hasToString("[\"placed-2\"]");
        assertThat(http.get("/schemas/ids/" + id + "/subjects?deleted=true").json())
                .hasSize(2);
    }

    @Test
    void highestIdIsToldOnDemand() {
        int id = http.register("highest", avro(FIXED.formatted("Highest")));

        assertThat(http.get("/schemas/ids/" + id).json().has("maxId")).isFalse();
        assertThat(http.get("/schemas/ids/" + id + "?fetchMaxId=true")
                        .json()
                        .path("maxId")
                        .asInt())
                .isEqualTo(id);
    }

    @Test
    void idThatIsNotThereIsNotFound() {
        http.get("/schemas/ids/1000000").error(40403);
        http.get("/schemas/ids/1000000/schema").error(40403);
        http.get("/schemas/ids/1000000/subjects").error(40403);
        http.get("/schemas/ids/1000000/versions").error(40403);
        http.get("/schemas/ids/one").error(404);
        http.get("/schemas/guids/00000000-0000-0000-0000-000000000000").error(40403);
        http.get("/schemas/guids/none").error(40403);
    }

    @Test
    void schemasAreListedByPrefixLatestAndPage() {
        http.put("/config/all-1", "{\"compatibility\":\"NONE\"}").ok();
        http.register("all-1", avro("\"int\""));
        http.register("all-1", avro("\"string\""));
        http.register("all-2", avro("\"int\""));
        http.register("all-3", avro("\"int\""));
        http.delete("/subjects/all-3").ok();

        assertThat(places("/schemas?subjectPrefix=all-")).isEqualTo("all-1/1 all-1/2 all-2/1 ");
        assertThat(places("/schemas?subjectPrefix=all-&latestOnly=true")).isEqualTo("all-1/2 all-2/1 ");
        assertThat(places("/schemas?subjectPrefix=all-&deleted=true")).isEqualTo("all-1/1 all-1/2 all-2/1 all-3/1 ");
        assertThat(places("/schemas?subjectPrefix=all-&offset=1&limit=1")).isEqualTo("all-1/2 ");
    }

    private String places(String path) {
        StringBuilder places = new StringBuilder();
        for (JsonNode schema : http.get(path).ok().json()) {
            places.append(schema.path("subject").asText())
                    .append('/')
                    .append(schema.path("version").asInt())
                    .append(' ');
        }
        return places.toString();
    }
}
