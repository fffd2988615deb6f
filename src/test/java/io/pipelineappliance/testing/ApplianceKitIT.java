package io.pipelineappliance.testing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.testing.Faults.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Extension, isolation, awaits and faults, on one appliance. */
@Tag("test-kit")
@ApplianceTest(components = {ApplianceComponent.SCHEMA_REGISTRY, ApplianceComponent.CASSANDRA})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApplianceKitIT {
    private static PipelineAppliance first;
    private static TestScope left;

    @Test
    @Order(1)
    void aTestGetsWhatItAsksFor(
            PipelineAppliance appliance,
            TestScope scope,
            CqlSession session,
            KafkaProducer<byte[], byte[]> producer,
            Admin admin,
            SchemaRegistryHandle registry)
            throws Exception {
        first = appliance;
        left = scope;
        String topic = scope.createTopic("words", 1);
        producer.send(new ProducerRecord<>(topic, "one".getBytes(StandardCharsets.UTF_8)))
                .get();
        session.execute("CREATE TABLE " + scope.keyspace() + ".words (word text PRIMARY KEY)");
        register(registry.url(), scope.subject("words-value"));

        assertThat(admin.listTopics().names().get()).contains(topic);
        assertThat(subjects(registry)).contains(scope.prefix());
    }

    @Test
    @Order(2)
    void whatATestMadeIsGoneAfterItAndTheApplianceIsTheSame(
            PipelineAppliance appliance,
            TestScope scope,
            CqlSession session,
            Admin admin,
            SchemaRegistryHandle registry)
            throws Exception {
        assertThat(appliance).isSameAs(first);
        assertThat(scope.prefix()).isNotEqualTo(left.prefix());
        assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.startsWith(left.prefix()));
        assertThat(session.execute("SELECT keyspace_name FROM system_schema.keyspaces")
                        .all())
                .noneMatch(row -> row.getString(0).equals(left.prefix()));
        assertThat(subjects(registry)).doesNotContain(left.prefix());
    }

    @Test
    void aRowIsAwaitedAndItsAbsenceExplained(PipelineAppliance appliance, TestScope scope, CqlSession session) {
        String table = scope.keyspace() + ".counts";
        session.execute("CREATE TABLE " + table + " (word text, day int, count int, PRIMARY KEY (word, day))");
        assertThatThrownBy(() -> appliance.await().row(table, "one", 1).within(100, MILLISECONDS))
                .isInstanceOf(AssertionError.class)
                .hasMessage("waited 100 ms for the row [one, 1] in " + table + ", but " + table + " holds no row");

        session.execute("INSERT INTO " + table + " (word, day, count) VALUES ('two', 1, 7)");

        assertThat(appliance.await().row(table, "two", 1).within(2, SECONDS).getInt("count"))
                .isEqualTo(7);
        assertThatThrownBy(() -> appliance.await().row(table, "one", 1).within(100, MILLISECONDS))
                .hasMessageContaining("holds 1 rows, among them:\n  [word:'two', day:1, count:7]");
        assertThatThrownBy(() -> appliance.await().row(table, "one").within(100, MILLISECONDS))
                .hasMessageContaining("the primary key of " + table + " is [\"word\", \"day\"]; give a value for each");
    }

    @Test
    void aRecordIsAwaitedAndItsAbsenceExplained(PipelineAppliance appliance, TestScope scope) {
        String topic = scope.createTopic("words", 1);
        assertThatThrownBy(() -> appliance.await().record(topic).within(100, MILLISECONDS))
                .hasMessage("waited 100 ms for a record in " + topic + ", but " + topic + " holds no record");

        appliance.kafka().produce(topic, "k", "one");

        assertThat(appliance
                        .await()
                        .record(topic)
                        .withValue("one")
                        .within(5, SECONDS)
                        .offset())
                .isZero();
        assertThatThrownBy(() -> appliance
                        .await()
                        .record(topic)
                        .matching(record -> record.offset() == 9)
                        .within(100, MILLISECONDS))
                .hasMessageContaining("for a record that matches in " + topic)
                .hasMessageContaining("1 records, the last of them:\n  partition 0 offset 0 key k value one");
    }

    @Test
    void aLagIsAwaitedAndExplained(PipelineAppliance appliance, TestScope scope, Admin admin) throws Exception {
        String topic = scope.createTopic("words", 1);
        String group = scope.prefix() + "-readers";
        appliance.kafka().produce(topic, "k", "one");
        appliance.kafka().produce(topic, "k", "two");
        assertThatThrownBy(() -> appliance.await().lag(group).isZero().within(100, MILLISECONDS))
                .hasMessageContaining("the group " + group + " has committed nothing");

        commit(admin, group, topic, 1);
        assertThatThrownBy(() -> appliance.await().lag(group).isZero().within(100, MILLISECONDS))
                .hasMessageContaining("but the lag is 1 in " + topic + "-0");

        commit(admin, group, topic, 2);
        assertThat(appliance.await().lag(group).isZero().within(5, SECONDS)).isZero();
    }

    @Test
    void aStoppedCassandraIsGoneUntilTheFaultIsClosed(
            PipelineAppliance appliance, TestScope scope, CqlSession session) {
        String table = scope.keyspace() + ".words";
        session.execute("CREATE TABLE " + table + " (word text PRIMARY KEY)");
        session.execute("INSERT INTO " + table + " (word) VALUES ('one')");

        try (Fault stopped = appliance.faults().stop(ApplianceComponent.CASSANDRA)) {
            assertThat(stopped).isNotNull();
            assertThatThrownBy(() -> appliance.await().row(table, "one").within(100, MILLISECONDS))
                    .hasMessageContaining("it could not be asked for");
        }

        assertThat(appliance.await().row(table, "one").within(15, SECONDS)).isNotNull();
    }

    @Test
    void whatDoesNotRunCannotBeStopped(PipelineAppliance appliance) {
        assertThatThrownBy(() -> appliance.faults().stop(ApplianceComponent.ZOOKEEPER))
                .hasMessageContaining(
                        "ZOOKEEPER does not run in this appliance of [KAFKA, SCHEMA_REGISTRY, CASSANDRA]");
    }

    @Test
    void aFailedTestLeavesItsEvidence(TestScope scope, CqlSession session, @TempDir Path directory) throws IOException {
        String topic = scope.createTopic("words", 1);
        scope.appliance().kafka().produce(topic, "k", "one");
        session.execute("CREATE TABLE " + scope.keyspace() + ".words (word text PRIMARY KEY)");
        session.execute("INSERT INTO " + scope.keyspace() + ".words (word) VALUES ('two')");

        new Evidence(scope).write(directory, new AssertionError("it was otherwise"));

        assertThat(Files.readString(directory.resolve("failure.txt"))).contains("it was otherwise");
        assertThat(Files.readString(directory.resolve("components.txt"))).contains("Kafka is RUNNING at 127.0.0.1:");
        assertThat(Files.readString(directory.resolve(topic + ".records.txt"))).contains("value one");
        assertThat(Files.readString(directory.resolve(scope.prefix() + ".rows.txt")))
                .contains("word:'two'");
        assertThat(directory.resolve("cassandra.log")).exists();
    }

    private static void commit(Admin admin, String group, String topic, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private static List<String> subjects(SchemaRegistryHandle registry) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(registry.url().resolve("/subjects?subjectPrefix=:*:&deleted=true"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return List.of(body.split("[.:]"));
    }

    private static void register(URI registry, String subject) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(registry.resolve("/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
