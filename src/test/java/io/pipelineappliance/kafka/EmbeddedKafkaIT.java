package io.pipelineappliance.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.yammer.metrics.core.MetricName;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.KafkaConfig;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.support.FreePort;
import io.pipelineappliance.support.ListeningSockets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedKafkaIT {
    private static final Topic TOPIC = new Topic("records", 2, (short) 1, Map.of());
    private static final List<String> RECORDS =
            IntStream.range(0, 1000).mapToObj(i -> "record " + i).toList();

    /** With what the controller makes a new broker wait for when it takes the killed one for alive. */
    private static final Duration SESSION_OF_A_KILLED_BROKER = Duration.ofSeconds(9);

    private final KafkaConfig config = KafkaConfig.embedded(FreePort.next(), FreePort.next());

    @TempDir
    private Path directory;

    @Test
    void acknowledgedRecordsAreThereAfterAnOrderlyRestart() throws Exception {
        try (EmbeddedKafka first = start(directory)) {
            create(first, TOPIC);
            Records.produce(first.bootstrapServers(), TOPIC.name(), RECORDS);
        }
        try (EmbeddedKafka second = start(directory)) {
            assertThat(Records.consume(second.bootstrapServers(), TOPIC.name(), RECORDS.size()))
                    .containsExactlyInAnyOrderElementsOf(RECORDS);
        }
    }

    @Test
    void acknowledgedRecordsAreThereAtOnceAfterAKill() throws Exception {
        Path afterTheKill = directory.resolve("after-the-kill");
        try (EmbeddedKafka killed = start(directory.resolve("live"))) {
            create(killed, TOPIC);
            Records.produce(killed.bootstrapServers(), TOPIC.name(), RECORDS);
            // The files of a live broker are what its kill would leave.
            copy(directory.resolve("live"), afterTheKill);
        }
        long begin = System.nanoTime();
        try (EmbeddedKafka next = start(afterTheKill)) {
            Duration boot = Duration.ofNanos(System.nanoTime() - begin);

            assertThat(Records.consume(next.bootstrapServers(), TOPIC.name(), RECORDS.size()))
                    .containsExactlyInAnyOrderElementsOf(RECORDS);
            assertThat(boot).isLessThan(SESSION_OF_A_KILLED_BROKER);
        }
    }

    @Test
    void formattingThatWasCutOffIsDoneAgain() throws Exception {
        BrokerStorage.format(directory);
        Files.delete(directory.resolve("meta.properties"));
        Files.writeString(directory.resolve("meta.properties.tmp"), "version=1\nclu");
        Files.writeString(
                directory.resolve("__cluster_metadata-0/00000000000000000000-0000000000.checkpoint.part"), "x");

        try (EmbeddedKafka kafka = start(directory)) {
            assertThat(kafka.check()).isEqualTo(Health.up());
        }
    }

    @Test
    void formattingThatHadJustBegunIsDoneAgain() throws Exception {
        Files.createDirectories(directory.resolve("__cluster_metadata-0"));

        try (EmbeddedKafka kafka = start(directory)) {
            assertThat(kafka.check()).isEqualTo(Health.up());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka.port", "kafka.controller-port"})
    void takenPortIsOneSentenceAndTheBrokerStartsOnceItIsFree(String key) throws Exception {
        int port = key.equals("kafka.port") ? config.port() : config.controllerPort();
        try (EmbeddedKafka kafka = new EmbeddedKafka(config, directory)) {
            try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                assertThatThrownBy(kafka::start)
                        .isInstanceOf(ApplianceException.class)
                        .hasMessageContainingAll(key + ":", String.valueOf(other.getLocalPort()), "free port");
            }
            assertThat(kafka.check()).isInstanceOf(Health.Down.class);

            kafka.start();

            assertThat(kafka.check()).isEqualTo(Health.up());
        }
    }

    /** Each would hold the whole node, in a registry that lives as long as the JVM. */
    @Test
    void aStoppedNodeLeavesNoMetric() throws Exception {
        try (EmbeddedKafka kafka = start(directory)) {
            create(kafka, TOPIC);
            assertThat(metricsOf(directory)).isNotEmpty();
        }
        assertThat(metricsOf(directory)).isEmpty();
    }

    private static List<String> metricsOf(Path directory) {
        return KafkaYammerMetrics.defaultRegistry().allMetrics().keySet().stream()
                .map(MetricName::getMBeanName)
                .filter(name -> name.contains(directory.toString()))
                .toList();
    }

    @Test
    void unusableDirectoryIsOneSentence() throws Exception {
        Path file = Files.createFile(directory.resolve("a-file"));
        try (EmbeddedKafka kafka = new EmbeddedKafka(config, file)) {
            assertThatThrownBy(kafka::start)
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void listensOnItsTwoPortsOnLoopbackOnly() throws Exception {
        assumeThat(Path.of("/proc/net/tcp")).exists();
        List<ListeningSockets.Listener> before = ListeningSockets.ofThisProcess();
        try (EmbeddedKafka kafka = start(directory)) {
            List<ListeningSockets.Listener> opened = ListeningSockets.ofThisProcess();
            opened.removeAll(before);

            assertThat(opened)
                    .allSatisfy(listener ->
                            assertThat(listener.address().isLoopbackAddress()).isTrue())
                    .extracting(ListeningSockets.Listener::port)
                    .containsExactlyInAnyOrder(config.port(), config.controllerPort());
        }
    }

    @Test
    void fatalErrorIsAReasonAndNotTheEndOfTheProcess() throws Exception {
        try (EmbeddedKafka kafka = start(directory)) {
            assertThatThrownBy(() -> Exit.halt(1, "all log directories have failed"))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(kafka.check())
                    .isInstanceOfSatisfying(
                            Health.Down.class,
                            down -> assertThat(down.reason()).contains("all log directories have failed"));
        }
    }

    private EmbeddedKafka start(Path in) throws Exception {
        EmbeddedKafka kafka = new EmbeddedKafka(config, in);
        kafka.start();
        return kafka;
    }

    private static void create(EmbeddedKafka kafka, Topic topic) throws Exception {
        try (KafkaTopics topics = new KafkaTopics(KafkaAccess.open(kafka.bootstrapServers()))) {
            topics.create(List.of(topic));
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
