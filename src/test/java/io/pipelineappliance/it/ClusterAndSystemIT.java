package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the dashboard tells of a real appliance's cluster and of itself; each answer must fit the OpenAPI document. */
@ExtendWith(SharedAppliance.class)
class ClusterAndSystemIT {
    @Test
    void theClusterIsDescribed(RunningAppliance appliance) {
        JsonNode cluster = api(appliance).get("/api/v1/cluster").json(200);

        assertThat(cluster.at("/brokers/0/controller").asBoolean()).isTrue();
        assertThat(cluster.at("/brokers/0/port").asInt()).isEqualTo(appliance.port("kafka.port"));
        assertThat(cluster.at("/quorum/leaderId").asInt())
                .isEqualTo(cluster.at("/quorum/voters/0/id").asInt());
        assertThat(cluster.at("/logDirectories/0/path").asText())
                .isEqualTo(appliance.directory().resolve("kafka").toString());
        assertThat(cluster.at("/logDirectories/0/bytes").asLong()).isPositive();
        assertThat(cluster.at("/features").findValuesAsText("name")).contains("metadata.version");
    }

    @Test
    void aBrokerTellsWhatDiffersFromTheDefault(RunningAppliance appliance) {
        ApiClient api = api(appliance);
        int broker = api.get("/api/v1/cluster").json(200).at("/brokers/0/id").asInt();
        String config = "/api/v1/cluster/brokers/" + broker + "/config";

        JsonNode changed = api.get(config + "?changed=true&limit=500").json(200);
        JsonNode listeners = StreamSupport.stream(changed.get("entries").spliterator(), false)
                .filter(entry -> entry.get("name").asText().equals("listeners"))
                .findFirst()
                .orElseThrow();
        assertThat(listeners.get("value").asText()).contains(String.valueOf(appliance.port("kafka.port")));
        assertThat(listeners.get("source").asText()).isEqualTo("STATIC");
        assertThat(changed.get("total")).isEqualTo(changed.get("changed"));

        JsonNode all = api.get(config + "?limit=1").json(200);
        assertThat(all.get("entries")).hasSize(1);
        assertThat(all.get("total").asInt()).isGreaterThan(100);
        assertThat(api.get("/api/v1/cluster/brokers/77/config").problem(404)).contains("77");
        assertThat(api.get("/api/v1/cluster/brokers/one/config").problem(400)).contains("one");
    }

    @Test
    void zooKeeperShowsWhatIsRegisteredAndWhoLeads(RunningAppliance appliance) {
        ApiClient api = api(appliance);
        JsonNode zookeeper = api.get("/api/v1/zookeeper").json(200);

        assertThat(zookeeper.at("/servers/0/mode").asText()).isEqualTo("standalone");
        assertThat(zookeeper.get("endpoints").findValuesAsText("name")).contains("kafka", "cassandra", "dashboard");
        assertThat(zookeeper.at("/elections/0/leader").asText()).isNotEmpty();

        assertThat(api.get("/api/v1/zookeeper/node?path=/pipeline-appliance")
                        .json(200)
                        .get("children"))
                .isNotEmpty();
        assertThat(api.get("/api/v1/zookeeper/node?path=/nothing").problem(404)).contains("/nothing");
        assertThat(api.get("/api/v1/zookeeper/node?path=nothing").problem(422)).contains("nothing");
    }

    @Test
    void theSystemTellsOfItsExecutorsItsLogsAndItsMetrics(RunningAppliance appliance) {
        ApiClient api = api(appliance);

        assertThat(api.get("/api/v1/system").json(200).get("processes").findValuesAsText("name"))
                .anyMatch(name -> name.startsWith("Spark executor"));
        assertThat(api.get("/api/v1/system/config?search=kafka.port")
                        .json(200)
                        .at("/values/0/value")
                        .asInt())
                .isEqualTo(appliance.port("kafka.port"));
        assertThat(api.get("/api/v1/system/logs/kafka.log?lines=5").json(200).get("lines"))
                .hasSize(5);
        assertThat(api.get("/metrics").text())
                .contains("pipeline_appliance_component_state{component=\"kafka\",state=\"RUNNING\"} 1.0")
                .containsPattern("pipeline_appliance_written_rows_total \\d");
        assertThat(api.get("/health/live").status()).isEqualTo(200);
    }

    private static ApiClient api(RunningAppliance appliance) {
        return new ApiClient(appliance.port("dashboard.port"));
    }
}
