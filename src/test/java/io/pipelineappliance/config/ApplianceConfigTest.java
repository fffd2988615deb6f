package io.pipelineappliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.loading.ConfigKey;
import io.pipelineappliance.config.loading.ConfigSchema;
import io.pipelineappliance.config.loading.LoadedDefaults;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplianceConfigTest {
    @Test
    void listsEveryKeyThatIsAPort() {
        assertThat(LoadedDefaults.with().ports())
                .extracting(ConfiguredPort::key)
                .containsExactlyElementsOf(portKeys());
    }

    @Test
    void aPortThatNothingListensOnIsNotListed() {
        assertThat(LoadedDefaults.with("fetch.source=randomuser").ports())
                .extracting(ConfiguredPort::key)
                .doesNotContain("fetch.built-in-port");
        assertThat(LoadedDefaults.with("fetch.enabled=false").ports())
                .extracting(ConfiguredPort::key)
                .doesNotContain("fetch.built-in-port");
    }

    @Test
    void anExternalZooKeeperNeedsItsServersAndListensOnNothingHere() {
        assertThat(LoadedDefaults.with("zookeeper.mode=external", "zookeeper.connect=zoo1:2181,zoo2:2181")
                        .ports())
                .extracting(ConfiguredPort::key)
                .doesNotContain("zookeeper.port");
        assertThatExceptionOfType(InvalidConfig.class)
                .isThrownBy(() -> new ZooKeeperConfig(
                        ZooKeeperConfig.Mode.EXTERNAL, Optional.empty(), 2181, Duration.ofSeconds(10)))
                .withMessageContaining("connect: is missing, and mode is external");
        assertThatExceptionOfType(InvalidConfig.class)
                .isThrownBy(() -> new ZooKeeperConfig(
                        ZooKeeperConfig.Mode.EXTERNAL, Optional.of("zoo1"), 2181, Duration.ofSeconds(10)))
                .withMessageContaining("connect: is no list of servers");
    }

    @Test
    void aDirectoryThatSparkWouldTakeForTwoIsRefused() {
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> LoadedDefaults.with("data-dir=one,two"))
                .withMessageStartingWith("data-dir: one,two (--set) has a comma in it");
    }

    @Test
    void everyZeroBecomesAFreePortOfItsOwn() throws Exception {
        String[] zeroes = portKeys().stream().map(key -> key + "=0").toArray(String[]::new);

        List<Integer> ports = numbers(LoadedDefaults.with(zeroes).withFreePorts());

        assertThat(ports).hasSize(zeroes.length).doesNotHaveDuplicates().allMatch(port -> port > 0);
        for (int port : ports) {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void portsThatAreSetStay() {
        ApplianceConfig config = LoadedDefaults.with("kafka.port=0");

        ApplianceConfig resolved = config.withFreePorts();

        assertThat(resolved.cassandra()).isEqualTo(config.cassandra());
        assertThat(resolved.kafka().controllerPort()).isEqualTo(9093);
        assertThat(resolved.kafka().port()).isNotZero();
        assertThat(resolved.fetch()).isEqualTo(config.fetch());
    }

    @Test
    void aRecordSaysEverythingThatIsWrongWithIt() {
        assertThatExceptionOfType(InvalidConfig.class)
                .isThrownBy(() -> new ZooKeeperConfig(
                        ZooKeeperConfig.Mode.EMBEDDED, Optional.empty(), 70_000, Duration.ofMillis(1)))
                .withMessage("port: is not a port; use 1 to 65535, or 0 for any free port\n"
                        + "session-timeout: is too short; use 1s or more");
    }

    private static List<Integer> numbers(ApplianceConfig config) {
        return config.ports().stream().map(ConfiguredPort::number).toList();
    }

    private static List<String> portKeys() {
        Stream<String> names = ConfigSchema.ofAppliance().keys().stream().map(ConfigKey::name);
        return names.filter(name -> name.endsWith("port")).toList();
    }
}
