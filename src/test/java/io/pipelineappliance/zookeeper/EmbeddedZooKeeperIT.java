package io.pipelineappliance.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.ZooKeeperConfig;
import io.pipelineappliance.support.FreePort;
import io.pipelineappliance.support.ListeningSockets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedZooKeeperIT {
    private final ZooKeeperConfig config = ZooKeeperConfig.embedded(FreePort.next(), Duration.ofSeconds(10));

    @TempDir
    private Path directory;

    @Test
    void keepsItsDataWhenClosedAndStartedAgain() throws Exception {
        try (EmbeddedZooKeeper first = new EmbeddedZooKeeper(config, directory)) {
            first.start();
            try (CuratorFramework client = client()) {
                client.create().forPath("/kept", "value".getBytes(StandardCharsets.UTF_8));
            }
        }
        try (EmbeddedZooKeeper second = new EmbeddedZooKeeper(config, directory)) {
            second.start();
            try (CuratorFramework client = client()) {
                assertThat(client.getData().forPath("/kept")).asString().isEqualTo("value");
            }
        }
    }

    @Test
    void leavesNoGeneratedConfigurationBehind() throws Exception {
        try (EmbeddedZooKeeper server = new EmbeddedZooKeeper(config, directory)) {
            server.start();

            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files).containsExactly(directory.resolve("data"));
            }
        }
    }

    @Test
    void takenPortIsOneSentenceAndTheServerStartsOnceItIsFree() throws Exception {
        try (EmbeddedZooKeeper server = new EmbeddedZooKeeper(config, directory)) {
            try (ServerSocket other = new ServerSocket(config.port(), 1, InetAddress.getByName("127.0.0.1"))) {
                assertThatThrownBy(server::start)
                        .isInstanceOf(ApplianceException.class)
                        .hasMessageContainingAll("zookeeper.port", String.valueOf(other.getLocalPort()), "free port");
            }
            assertThat(server.check()).isInstanceOf(Health.Down.class);

            server.start();

            assertThat(server.check()).isEqualTo(Health.up());
        }
    }

    @Test
    void listensOnItsOnePortOnLoopbackOnly() throws Exception {
        assumeThat(Path.of("/proc/net/tcp")).exists();
        List<ListeningSockets.Listener> before = ListeningSockets.ofThisProcess();
        try (EmbeddedZooKeeper server = new EmbeddedZooKeeper(config, directory)) {
            server.start();

            List<ListeningSockets.Listener> opened = ListeningSockets.ofThisProcess();
            opened.removeAll(before);

            assertThat(opened).singleElement().satisfies(listener -> {
                assertThat(listener.port()).isEqualTo(config.port());
                assertThat(listener.address().isLoopbackAddress()).isTrue();
            });
        }
    }

    @Test
    void manyStartsLeaveAFewSnapshotsAndTheDataOnly() throws Exception {
        for (int i = 0; i < 6; i++) {
            try (EmbeddedZooKeeper server = new EmbeddedZooKeeper(config, directory)) {
                server.start();
                try (CuratorFramework client = client()) {
                    client.create().forPath("/of-start-" + i);
                }
            }
        }
        try (EmbeddedZooKeeper server = new EmbeddedZooKeeper(config, directory)) {
            server.start();
            try (CuratorFramework client = client()) {
                assertThat(client.getChildren().forPath("/")).contains("of-start-0", "of-start-5");
            }
        }
        try (Stream<Path> files = Files.list(directory.resolve("data/version-2"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("snapshot")))
                    .hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void tornSnapshotOfAKilledFirstStartDoesNoHarm() throws Exception {
        try (EmbeddedZooKeeper killed = new EmbeddedZooKeeper(config, directory)) {
            killed.start();
        }
        Path snapshot = directory.resolve("data/version-2/snapshot.0");
        Files.write(snapshot, new byte[] {'Z', 'K', 'S', 'N', 0, 0});

        try (EmbeddedZooKeeper server = new EmbeddedZooKeeper(config, directory)) {
            server.start();

            assertThat(server.check()).isEqualTo(Health.up());
        }
    }

    @Test
    void dataThatCannotBeReadIsOneSentenceAndNotTheEndOfTheProcess() throws Exception {
        try (EmbeddedZooKeeper server = new EmbeddedZooKeeper(config, directory)) {
            server.start();
            try (CuratorFramework client = client()) {
                client.create().forPath("/logged");
            }
        }
        Files.delete(directory.resolve("data/version-2/snapshot.0"));

        try (EmbeddedZooKeeper server = new EmbeddedZooKeeper(config, directory)) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageContainingAll(directory.resolve("data").toString(), "move that directory away");
        }
    }

    private CuratorFramework client() {
        CuratorFramework client =
                CuratorFrameworkFactory.newClient(EmbeddedZooKeeper.connectString(config), new RetryOneTime(100));
        client.start();
        return client;
    }
}
