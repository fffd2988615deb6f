package io.pipelineappliance.testing;

import static io.pipelineappliance.testing.ApplianceComponent.CASSANDRA;
import static io.pipelineappliance.testing.ApplianceComponent.KAFKA;
import static io.pipelineappliance.testing.ApplianceComponent.SCHEMA_REGISTRY;
import static io.pipelineappliance.testing.ApplianceComponent.SPARK;
import static io.pipelineappliance.testing.ApplianceComponent.ZOOKEEPER;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.testing.Faults.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each trouble that can be made, as clients of the systems feel it. */
@Tag("test-kit")
@ApplianceTest(components = {ZOOKEEPER, SCHEMA_REGISTRY, CASSANDRA})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final Duration DELAY = Duration.ofMillis(300);

    @Test
    void aPausedKafkaAnswersNobodyAndLosesNothing(
            PipelineAppliance appliance, TestScope scope, KafkaProducer<byte[], byte[]> producer) throws Exception {
        String topic = scope.createTopic("words", 1);
        appliance.kafka().produce(topic, "k", "before");
        Future<RecordMetadata> sent;

        try (Fault paused = appliance.faults().pause(KAFKA)) {
            assertThat(paused).isNotNull();
            sent = producer.send(new ProducerRecord<>(topic, "meanwhile".getBytes(StandardCharsets.UTF_8)));
            assertThatThrownBy(() -> sent.get(500, MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }

        assertThat(sent.get(10, SECONDS).offset()).isEqualTo(1);
        appliance.await().record(topic).withValue("meanwhile").within(5, SECONDS);
        assertThat(appliance.kafka().records(topic)).hasSize(2);
    }

    @Test
    void aSlowCassandraAnswersLater(PipelineAppliance appliance, CqlSession session) {
        assertThat(query(session)).isLessThan(Duration.ofSeconds(5));

        try (Fault slow = appliance.faults().slow(CASSANDRA, DELAY.toMillis(), MILLISECONDS)) {
            assertThat(slow).isNotNull();
            assertThat(query(session)).isGreaterThanOrEqualTo(DELAY);
        }

        long begin = System.nanoTime();
        for (int question = 0; question < 50; question++) {
            query(session);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DELAY.multipliedBy(50));
    }

    private static Duration query(CqlSession session) {
        long begin = System.nanoTime();
        assertThat(session.execute("SELECT release_version FROM system.local").one())
                .isNotNull();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void aPausedRegistryAnswersWhatItWasAskedOnceItGoesOn(PipelineAppliance appliance, SchemaRegistryHandle registry)
            throws Exception {
        try (Socket client =
                new Socket(InetAddress.getLoopbackAddress(), registry.url().getPort())) {
            client.setSoTimeout(500);
            try (Fault paused = appliance.faults().pause(SCHEMA_REGISTRY)) {
                assertThat(paused).isNotNull();
                client.getOutputStream()
                        .write("GET /subjects HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThatThrownBy(() -> client.getInputStream().read())
                        .isInstanceOf(java.net.SocketTimeoutException.class);
            }
            client.setSoTimeout(10_000);
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ZOOKEEPER", "KAFKA", "SCHEMA_REGISTRY", "CASSANDRA"})
    void aStoppedSystemHasNoPortUntilTheFaultIsClosed(ApplianceComponent component, PipelineAppliance appliance)
            throws IOException {
        int port = port(appliance, component);
        connect(port);

        try (Fault stopped = appliance.faults().stop(component)) {
            assertThat(stopped).isNotNull();
            assertThatThrownBy(() -> connect(port)).isInstanceOf(IOException.class);
        }

        connect(port);
    }

    private static int port(PipelineAppliance appliance, ApplianceComponent component) {
        String address = switch (component) {
            case ZOOKEEPER -> appliance.zookeeperServers();
            case KAFKA -> appliance.kafka().bootstrapServers();
            case SCHEMA_REGISTRY -> appliance.schemaRegistry().url().getAuthority();
            default -> appliance.cassandra().contactPoint().toString();
        };
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    @Test
    @Order(1)
    void aTestThatEndsInTheMiddleOfATrouble(PipelineAppliance appliance) {
        assertThat(appliance.faults().pause(CASSANDRA)).isNotNull();
        assertThat(appliance.faults().stop(KAFKA)).isNotNull();
    }

    @Test
    @Order(2)
    void leavesItNotToTheNext(PipelineAppliance appliance, TestScope scope, CqlSession session) {
        String topic = scope.createTopic("words", 1);
        appliance.kafka().produce(topic, "k", "one");

        assertThat(session.execute("SELECT release_version FROM system.local").one())
                .isNotNull();
    }

    @Test
    void whatCannotBeDoneSaysWhatCan(PipelineAppliance appliance) {
        String possible = "these can: [ZOOKEEPER, KAFKA, SCHEMA_REGISTRY, CASSANDRA]";
        assertThatThrownBy(() -> appliance.faults().pause(SPARK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SPARK cannot be paused alone; " + possible);
        assertThatThrownBy(() -> appliance.faults().stop(SPARK))
                .hasMessage("SPARK cannot be stopped alone; " + possible);
        assertThatThrownBy(() -> appliance.faults().slow(SPARK, DELAY))
                .hasMessage("SPARK cannot be slowed down alone; " + possible);
        assertThatThrownBy(() -> appliance.faults().slow(CASSANDRA, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give a longer one");
        assertThatThrownBy(() -> appliance.faults().killExecutor())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SPARK does not run in this appliance");
        assertThatThrownBy(() -> appliance.faults().source().answer(200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The status 200 refuses nothing; give one from 400 to 599.");
    }
}
