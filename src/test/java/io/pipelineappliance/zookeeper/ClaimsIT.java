package io.pipelineappliance.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.ApplianceTest;
import io.pipelineappliance.testing.PipelineAppliance;
import io.pipelineappliance.testing.TestScope;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ApplianceTest(components = ApplianceComponent.ZOOKEEPER, shared = false)
class ClaimsIT {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    private Path directory;

    private final List<ZooKeeperClient> clients = new ArrayList<>();
    private String servers;
    private String claimed;

    @BeforeEach
    void start(PipelineAppliance appliance, TestScope scope) {
        servers = appliance.zookeeperServers();
        claimed = scope.prefix();
    }

    @AfterEach
    void stop() {
        clients.forEach(ZooKeeperClient::close);
    }

    private Claims appliance(String name) throws Exception {
        ZooKeeperClient client =
                new ZooKeeperClient(ZooKeeperAccess.open(servers), Duration.ofSeconds(10), directory.resolve(name));
        client.start();
        clients.add(client);
        return client.claims();
    }

    @Test
    void whatOneHasTakenNobodyElseTakesAndItStaysTakenWhenThatOneIsGone() throws Exception {
        Claims first = appliance("first");
        Claims second = appliance("second");
        assertThat(first.newest(claimed)).isEmpty();

        assertThat(first.claim(claimed, NOON)).isTrue();
        assertThat(second.claim(claimed, NOON)).isFalse();
        assertThat(second.claim(claimed, NOON.minusSeconds(60))).isFalse();
        assertThat(first.claim(claimed, NOON)).isTrue();
        clients.get(0).close();
        assertThat(second.newest(claimed)).contains(NOON);
        assertThat(second.claim(claimed, NOON)).isFalse();
        assertThat(second.claim(claimed, NOON.plusSeconds(60))).isTrue();
        assertThat(appliance("first").claim(claimed, NOON)).isFalse();
    }

    @Test
    void ofTwoWhoTakeAtTheSameTimeOneDoes() throws Exception {
        Claims first = appliance("first");
        Claims second = appliance("second");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 50; round++) {
                Instant moment = NOON.plusSeconds(round);
                List<Callable<Boolean>> both =
                        List.of(() -> first.claim(claimed, moment), () -> second.claim(claimed, moment));
                int taken = 0;
                for (Future<Boolean> claim : threads.invokeAll(both)) {
                    taken += claim.get() ? 1 : 0;
                }
                assertThat(taken).as("round %d", round).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
