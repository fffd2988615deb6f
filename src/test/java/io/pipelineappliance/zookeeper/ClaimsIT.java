package io.pipelineappliance.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.config.ZooKeeperConfig;
import io.pipelineappliance.support.FreePort;
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

class ClaimsIT {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String NAME = "fetches";

    @TempDir
    private Path directory;

    private final ZooKeeperConfig config = ZooKeeperConfig.embedded(FreePort.next(), Duration.ofSeconds(10));
    private EmbeddedZooKeeper zookeeper;
    private final List<ZooKeeperClient> clients = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        zookeeper = new EmbeddedZooKeeper(config, directory.resolve("zookeeper"));
        zookeeper.start();
    }

    @AfterEach
    void stop() {
        clients.forEach(ZooKeeperClient::close);
        zookeeper.close();
    }

    private Claims appliance(String name) throws Exception {
        ZooKeeperClient client = new ZooKeeperClient(
                ZooKeeperAccess.open(EmbeddedZooKeeper.connectString(config)),
                Duration.ofSeconds(10),
                directory.resolve(name));
        client.start();
        clients.add(client);
        return client.claims();
    }

    @Test
    void whatOneHasTakenNobodyElseTakesAndItStaysTakenWhenThatOneIsGone() throws Exception {
        Claims first = appliance("first");
        Claims second = appliance("second");
        assertThat(first.newest(NAME)).isEmpty();

        assertThat(first.claim(NAME, NOON)).isTrue();
        assertThat(second.claim(NAME, NOON)).isFalse();
        assertThat(second.claim(NAME, NOON.minusSeconds(60))).isFalse();
        assertThat(first.claim(NAME, NOON)).isTrue();
        clients.get(0).close();
        assertThat(second.newest(NAME)).contains(NOON);
        assertThat(second.claim(NAME, NOON)).isFalse();
        assertThat(second.claim(NAME, NOON.plusSeconds(60))).isTrue();
        assertThat(appliance("first").claim(NAME, NOON)).isFalse();
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
                        List.of(() -> first.claim(NAME, moment), () -> second.claim(NAME, moment));
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
