package io.pipelineappliance.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.support.FreePort;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.ApplianceTest;
import io.pipelineappliance.testing.Faults.Fault;
import io.pipelineappliance.testing.PipelineAppliance;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ApplianceTest(components = ApplianceComponent.ZOOKEEPER, shared = false)
class ZooKeeperClientIT {
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration MUCH_SOONER = Duration.ofSeconds(3);
    private static final Duration SOME_TIME = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private String servers;
    private ZooKeeperClient first;
    private ZooKeeperClient second;

    @BeforeEach
    void startTwoAppliances(PipelineAppliance appliance) throws Exception {
        servers = appliance.zookeeperServers();
        first = client("first");
        second = client("second");
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aZooKeeperThatRunsElsewhereIsAsWellAsOurSessionWithIt(PipelineAppliance appliance) throws Exception {
        ExternalZooKeeper external = new ExternalZooKeeper(servers, first::check);

        external.start();
        assertThat(external.check()).isEqualTo(Health.up());
        appliance.faults().stop(ApplianceComponent.ZOOKEEPER);

        await().atMost(SOME_TIME).until(() -> external.check() instanceof Health.Down);
    }

    @Test
    void aZooKeeperThatCannotBeReachedIsOneSentence() {
        int nobody = FreePort.next();

        assertThatThrownBy(() -> new ExternalZooKeeper("127.0.0.1:" + nobody, Health::up).start())
                .isInstanceOf(ApplianceException.class)
                .hasMessageContaining("no server of 127.0.0.1:" + nobody + " can be reached")
                .hasMessageEndingWith("start ZooKeeper there, or correct the address.");
    }

    @Test
    void registrationsOfAllAppliancesAreSeenByEachUntilTheyAreTakenBack() throws Exception {
        first.register("kafka", "127.0.0.1", 9092, Map.of("protocol", "PLAINTEXT"));
        second.register("kafka", "127.0.0.1", 9192, Map.of());
        second.register("dashboard", "127.0.0.1", 9021, Map.of());

        assertThat(first.registrations())
                .containsExactlyInAnyOrder(
                        new Registration("kafka", first.id(), "127.0.0.1", 9092, Map.of("protocol", "PLAINTEXT")),
                        new Registration("kafka", second.id(), "127.0.0.1", 9192, Map.of()),
                        new Registration("dashboard", second.id(), "127.0.0.1", 9021, Map.of()));

        first.unregister("kafka");
        second.close();

        assertThat(first.registrations()).isEmpty();
    }

    @Test
    void registeringAgainReplaces() throws Exception {
        first.register("kafka", "127.0.0.1", 9092, Map.of());
        first.register("kafka", "127.0.0.1", 9192, Map.of());

        assertThat(second.registrations()).extracting(Registration::port).containsExactly(9192);
    }

    @Test
    void whatOthersWroteAmongTheRegistrationsIsPassedOver() throws Exception {
        first.register("kafka", "127.0.0.1", 9092, Map.of());
        byte[] foreign = "{\"@class\":\"java.io.File\"}".getBytes(StandardCharsets.UTF_8);
        ForeignClient.create(servers, Registrations.PATH + "/foreign/1", foreign);

        assertThat(second.registrations()).extracting(Registration::name).containsExactly("kafka");
    }

    @Test
    void exactlyOneOfTwoAppliancesLeadsAndTheOtherFollowsWhenItLeaves() throws Exception {
        Leadership ofFirst = first.leadership("fetch");
        await().atMost(SOME_TIME).until(ofFirst::held);
        List<Boolean> changes = new CopyOnWriteArrayList<>();
        ofFirst.onChange(changes::add);
        Leadership ofSecond = second.leadership("fetch");
        await().atMost(SOME_TIME).until(() -> ofFirst.participants().equals(List.of(first.id(), second.id())));
        assertThat(ofSecond.held()).isFalse();

        ofFirst.close();

        await().atMost(MUCH_SOONER).until(ofSecond::held);
        await().atMost(SOME_TIME).untilAsserted(() -> assertThat(changes).containsExactly(false));
        assertThat(ofSecond.participants()).containsExactly(second.id());
    }

    @Test
    void lostServerEndsLeadershipAndItsReturnBringsBackLeadershipAndRegistrations(PipelineAppliance appliance)
            throws Exception {
        Leadership leadership = first.leadership("fetch");
        await().atMost(SOME_TIME).until(leadership::held);
        first.register("kafka", "127.0.0.1", 9092, Map.of());

        Fault stopped = appliance.faults().stop(ApplianceComponent.ZOOKEEPER);

        await().atMost(MUCH_SOONER).until(() -> !leadership.held());
        assertThat(first.check()).isInstanceOf(Health.Down.class);

        stopped.close();

        await().atMost(SOME_TIME).until(leadership::held);
        await().atMost(SOME_TIME)
                .untilAsserted(() -> assertThat(second.registrations())
                        .extracting(Registration::appliance)
                        .containsExactly(first.id()));
        assertThat(first.check()).isEqualTo(Health.up());
    }

    @Test
    void expiredSessionEndsInANewOneWithItsRegistrationsAndLeadership() throws Exception {
        Leadership leadership = first.leadership("fetch");
        await().atMost(SOME_TIME).until(leadership::held);
        first.register("kafka", "127.0.0.1", 9092, Map.of());
        Path before = Files.copy(identityOf("first"), directory.resolve("before"));

        DeadSession.end(
                ZooKeeperAccess.open(servers),
                SESSION,
                Identity.in(directory.resolve("first")).lastSession().orElseThrow());

        await().atMost(SOME_TIME).until(() -> Files.mismatch(identityOf("first"), before) >= 0);
        await().atMost(SOME_TIME).until(leadership::held);
        await().atMost(SOME_TIME)
                .untilAsserted(() -> assertThat(second.registrations()).hasSize(1));
    }

    @Test
    void nextProcessOfAKilledLeaderLeadsLongBeforeTheDeadSessionTimesOut() throws Exception {
        Leadership ofKilled = first.leadership("fetch");
        await().atMost(SOME_TIME).until(ofKilled::held);
        first.register("kafka", "127.0.0.1", 9092, Map.of());
        // What a killed process leaves: a session that nobody uses, and a directory that knows it.
        Files.createDirectories(directory.resolve("next"));
        Files.copy(identityOf("first"), identityOf("next"));

        try (ZooKeeperClient next = client("next")) {
            Leadership ofNext = next.leadership("fetch");

            await().atMost(MUCH_SOONER).until(ofNext::held);
            assertThat(next.id()).isEqualTo(first.id());
        }
    }

    @Test
    void serverThatCannotBeReachedIsOneSentence() {
        int nobody = FreePort.next();
        try (ZooKeeperClient client = new ZooKeeperClient(
                ZooKeeperAccess.open("127.0.0.1:" + nobody),
                SESSION,
                directory.resolve("alone"),
                Duration.ofSeconds(1))) {
            assertThatThrownBy(client::start)
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageContainingAll("127.0.0.1:" + nobody, "cannot be reached");
        }
    }

    private Path identityOf(String appliance) {
        return directory.resolve(appliance).resolve("identity.properties");
    }

    private ZooKeeperClient client(String appliance) throws Exception {
        ZooKeeperClient started =
                new ZooKeeperClient(ZooKeeperAccess.open(servers), SESSION, directory.resolve(appliance));
        started.start();
        return started;
    }
}
