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
import java.util.Map;
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
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> LoadedDefaults.with("zookeeper.mode=external"))
                .withMessageContaining("zookeeper.connect: ")
                .withMessageContaining("is missing, and mode is external");
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> LoadedDefaults.with("zookeeper.mode=external", "zookeeper.connect=zoo1"))
                .withMessageContaining("is no list of servers");
    }

    @Test
    void oneSwitchMakesAllSystemsExternalButThoseThatSayOtherwise() {
        ApplianceConfig config = LoadedDefaults.with(
                "mode=external",
                "zookeeper.connect=zoo1:2181,zoo2:2181/pipelines",
                "kafka.bootstrap-servers=kafka1:9092",
                "schema-registry.url=http://registry:8081",
                "cassandra.contact-points=cassandra1:9042,cassandra2:9042",
                "spark.mode=embedded");

        assertThat(config.zookeeper().embedded()).isFalse();
        assertThat(config.kafka().servers()).isEqualTo("kafka1:9092");
        assertThat(config.schemaRegistry().isEmbedded()).isFalse();
        assertThat(config.cassandra().nodes()).containsExactly("cassandra1:9042", "cassandra2:9042");
        assertThat(config.spark().embedded()).isTrue();
        assertThat(config.ports())
                .extracting(ConfiguredPort::key)
                .containsExactly(
                        "spark.master-port",
                        "spark.ui-port",
                        "spark.master-ui-port",
                        "fetch.built-in-port",
                        "dashboard.port");
    }

    @Test
    void whatAnExternalSystemNeedsIsSaidForAllOfThemAtOnce() {
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> LoadedDefaults.with("mode=external"))
                .withMessageContaining("zookeeper.connect:")
                .withMessageContaining("kafka.bootstrap-servers:")
                .withMessageContaining("schema-registry.url:")
                .withMessageContaining("cassandra.contact-points:")
                .withMessageContaining("spark.master:");
    }

    @Test
    void propertiesOfKafkaClientsThatTheApplianceDependsOnAreRefused() {
        assertThat(LoadedDefaults.with("kafka.client.client.dns.lookup=use_all_dns_ips")
                        .kafka()
                        .client())
                .containsEntry("client.dns.lookup", "use_all_dns_ips");
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> LoadedDefaults.with("kafka.client.acks=1"))
                .withMessageStartingWith("kafka.client.acks: 1 (--set) is what the appliance sets itself; remove it");
    }

    @Test
    void copiesOfAKeyspaceAreNumbersOfDataCentres() {
        assertThat(LoadedDefaults.with("cassandra.replication.dc1=3", "cassandra.replication.dc2=2")
                        .cassandra()
                        .replication())
                .isEqualTo(Map.of("dc1", "3", "dc2", "2"));
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> LoadedDefaults.with("cassandra.replication.dc1=three"))
                .withMessageContaining("has what is not the number of copies in a data centre");
    }

    @Test
    void fetchingIsSwitchedByEitherName() {
        assertThat(LoadedDefaults.with("fetch.mode=off").fetch().enabled()).isFalse();
        assertThat(LoadedDefaults.with("fetch.mode=on").fetch().enabled()).isTrue();
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
                .isThrownBy(() -> ZooKeeperConfig.embedded(70_000, Duration.ofMillis(1)))
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
