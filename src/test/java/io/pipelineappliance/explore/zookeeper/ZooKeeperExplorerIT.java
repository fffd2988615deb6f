package io.pipelineappliance.explore.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.ApplianceTest;
import io.pipelineappliance.testing.Faults.Fault;
import io.pipelineappliance.testing.PipelineAppliance;
import io.pipelineappliance.zookeeper.ZooKeeperClient;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ApplianceTest(components = ApplianceComponent.ZOOKEEPER, shared = false)
class ZooKeeperExplorerIT {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void showsTheServerAndWhatAppliancesKeepInIt(PipelineAppliance appliance) throws Exception {
        String address = appliance.zookeeperServers();
        try (ZooKeeperClient client = new ZooKeeperClient(
                        ZooKeeperAccess.open(address), Duration.ofSeconds(10), directory.resolve("identity"));
                ZooKeeperExplorer explorer = new ZooKeeperExplorer(ZooKeeperAccess.open(address))) {
            client.start();
            client.register("kafka", "127.0.0.1", 9092, Map.of());
            client.leadership("fetcher");
            client.claims().claim("users_created", NOON);

            ZooKeeperView view = explorer.view();

            assertThat(view.problem()).isNull();
            assertThat(view.servers()).singleElement().satisfies(described -> {
                assertThat(described.answers()).isTrue();
                assertThat(described.mode()).isEqualTo("standalone");
                assertThat(described.version()).startsWith("3.");
                assertThat(described.nodes()).isPositive();
                assertThat(described.latencyMaxMillis()).isNotNegative();
            });
            assertThat(view.endpoints()).singleElement().satisfies(endpoint -> {
                assertThat(endpoint.name()).isEqualTo("kafka");
                assertThat(endpoint.appliance()).isEqualTo(client.id());
                assertThat(endpoint.address()).isEqualTo("127.0.0.1:9092");
            });
            assertThat(view.elections())
                    .containsExactly(new ZooKeeperView.Election("fetcher", client.id(), List.of(client.id())));
            assertThat(view.claims()).singleElement().satisfies(claim -> {
                assertThat(claim.dag()).isEqualTo("users_created");
                assertThat(claim.until()).isEqualTo(NOON);
                assertThat(claim.appliance()).isEqualTo(client.id());
            });

            ZNode root = explorer.node("/", 0, 10);
            assertThat(root.children()).contains("pipeline-appliance", "zookeeper");
            assertThat(explorer.node("/", 1, 1).children()).hasSize(1);
            ZNode claimed = explorer.node("/pipeline-appliance/claims/users_created", 0, 10);
            assertThat(claimed.encoding()).isEqualTo(ZNode.Encoding.TEXT);
            assertThat(claimed.data()).isEqualTo(NOON + " " + client.id());
            assertThatThrownBy(() -> explorer.node("/nothing", 0, 10)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> explorer.node("nothing", 0, 10)).isInstanceOf(InvalidRequest.class);
        }
    }

    @Test
    void saysThatNobodyAnswersAndRecovers(PipelineAppliance appliance) throws Exception {
        String address = appliance.zookeeperServers();
        try (Fault stopped = appliance.faults().stop(ApplianceComponent.ZOOKEEPER);
                ZooKeeperExplorer explorer = new ZooKeeperExplorer(ZooKeeperAccess.open(address))) {
            assertThatThrownBy(explorer::view)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContainingAll(address, "asked again");
            assertThatThrownBy(() -> explorer.node("/", 0, 10)).isInstanceOf(Unavailable.class);

            stopped.close();

            assertThat(explorer.view().servers()).allMatch(ZooKeeperServer::answers);
            await().ignoreExceptions()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> explorer.node("/", 0, 10).total() > 0);
        }
    }
}
