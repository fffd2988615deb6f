package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.ClientAccess;
import io.pipelineappliance.it.harness.CommandLine;
import io.pipelineappliance.it.harness.PageTests;
import io.pipelineappliance.it.harness.ProcessTree;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.Workplace;
import io.pipelineappliance.it.infrastructure.Certificates;
import io.pipelineappliance.it.infrastructure.Infrastructure;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import io.pipelineappliance.kafka.KafkaProbe;
import io.pipelineappliance.kafka.client.ClientSecurity;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.tls.KeyStoreFile;
import io.pipelineappliance.tls.TlsContext;
import io.pipelineappliance.tls.TlsMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Systems that want certificates and passwords, none of which anybody ever sees. */
@BesideOthers
class SecuredIT {
    private static final int SIZE = 300;
    private static final String USER = "appliance";

    /** What no page and no answer may have: the passwords, and the beginning of a Java object in base 64. */
    private static final String SERIALIZED = "rO0AB";

    private static final List<String> ANSWERS = List.of(
            "/",
            "/api/v1/status",
            "/api/v1/system",
            "/api/v1/system/config",
            "/api/v1/system/threads",
            "/api/v1/system/loggers",
            "/api/v1/system/logs",
            "/api/v1/cluster",
            "/api/v1/zookeeper",
            "/api/v1/spark",
            "/api/v1/topics",
            "/api/v1/consumer-groups",
            "/api/v1/table",
            "/api/v1/keyspaces",
            "/api/v1/dags");

    private static final List<String> SPARKS_PAGES =
            List.of("/environment/", "/SQL/", "/StreamingQuery/", "/executors/", "/jobs/", "/api/v1/applications");

    private final Path directory = Workplace.temporary("secured");
    private final Certificates certificates = Certificates.valid(directory, "server");
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @AfterEach
    void delete() {
        Workplace.delete(directory);
    }

    @Test
    void recordsFlowThroughSecuredSystemsAndNoSecretIsEverSeen() throws Exception {
        for (String name : List.of("KAFKA_PASSWORD", "CASSANDRA_PASSWORD", "ZOOKEEPER_PASSWORD")) {
            secrets.put(name, "secret-" + UUID.randomUUID());
        }
        secrets.put("STORE_PASSWORD", certificates.password());
        Path passwordFile =
                Files.writeString(directory.resolve("cassandra-password"), secrets.get("CASSANDRA_PASSWORD") + "\n");
        RecordBatch batch = RecordBatch.withBadOnes(SIZE);
        try (Infrastructure infrastructure = secured().start()) {
            createUser(infrastructure);
            theDoctorFindsAllWellAndWrongPasswordsNot(infrastructure, passwordFile);
            try (RunningAppliance appliance = RunningAppliance.named("secured")
                            .set(infrastructure.settings())
                            .set(security(passwordFile))
                            .environment("KAFKA_PASSWORD", secrets.get("KAFKA_PASSWORD"))
                            .environment("ZOOKEEPER_PASSWORD", secrets.get("ZOOKEEPER_PASSWORD"))
                            .environment("STORE_PASSWORD", secrets.get("STORE_PASSWORD"))
                            .clients(clients())
                            .start();
                    BatchProducer sending = BatchProducer.send(batch, appliance.topic(), SIZE)) {
                sending.awaitAll(Duration.ofMinutes(2));
                Arrival arrival = new Arrival(appliance, batch);
                arrival.awaitAll();

                arrival.assertRowsAreExact();
                assertCleanPages(PageTests.run("e2e:texts", appliance, Duration.ofMinutes(3)));
                ANSWERS.forEach(path -> assertClean(path, appliance.api().get(path)));
                SPARKS_PAGES.forEach(
                        path -> assertClean("Spark's " + path, page(appliance.port("spark.ui-port"), path)));
                ProcessHandle process =
                        ProcessHandle.of(appliance.process().pid()).orElseThrow();
                Stream.concat(Stream.of(process), process.descendants()).forEach(this::assertCleanCommand);
                assertClean("the terminal", appliance.process().output());
                assertCleanLogs(appliance.directory());
            }
            wrongPasswordsAreSentences(infrastructure);
        }
    }

    private Infrastructure secured() {
        Map<String, String> listener = Map.of(
                "protocol", "SASL_SSL",
                "ssl.keystore.type", "PKCS12",
                "ssl.keystore.location", certificates.keyStore().toString(),
                "ssl.keystore.password", certificates.password(),
                "ssl.key.password", certificates.password(),
                "sasl.enabled.mechanisms", "PLAIN",
                "plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
                                .formatted(USER, secrets.get("KAFKA_PASSWORD")));
        Map<String, Object> node = Map.of(
                "authenticator",
                "PasswordAuthenticator",
                "authorizer",
                "CassandraAuthorizer",
                "client_encryption_options",
                Map.of(
                        "enabled", true,
                        "optional", false,
                        "keystore", certificates.keyStore().toString(),
                        "keystore_password", certificates.password(),
                        "require_client_auth", false));
        return Infrastructure.in(directory)
                .withZooKeeper()
                .withKafka(1, listener)
                .withCassandra(node);
    }

    private Map<String, String> security(Path passwordFile) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "zookeeper.user", USER,
                "zookeeper.password", "${env:ZOOKEEPER_PASSWORD}",
                "kafka.security", "sasl-ssl",
                "kafka.user", USER,
                "kafka.password", "${env:KAFKA_PASSWORD}",
                "kafka.truststore", certificates.trustStore().toString(),
                "kafka.truststore-password", "${env:STORE_PASSWORD}"));
        settings.putAll(Map.of(
                "cassandra.user",
                USER,
                "cassandra.password",
                "${file:" + passwordFile + "}",
                "cassandra.tls",
                "true",
                "cassandra.truststore",
                certificates.trustStore().toString(),
                "cassandra.truststore-password",
                "${env:STORE_PASSWORD}"));
        return settings;
    }

    private void createUser(Infrastructure infrastructure) {
        await("Cassandra's own user")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(ApplianceException.class)
                .ignoreExceptionsInstanceOf(DriverException.class)
                .until(() -> {
                    try (CqlSession session = CassandraSessions.open(
                            cassandra(infrastructure, "cassandra", "cassandra", trusted()), "test")) {
                        session.execute(
                                "CREATE ROLE IF NOT EXISTS %s WITH PASSWORD = '%s' AND LOGIN = true AND SUPERUSER = true"
                                        .formatted(USER, secrets.get("CASSANDRA_PASSWORD")));
                        return true;
                    }
                });
    }

    private void theDoctorFindsAllWellAndWrongPasswordsNot(Infrastructure infrastructure, Path passwordFile) {
        // A node that has just started on a busy machine may need more than the doctor's patience at first.
        CommandLine.Result well = await("all is well")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> doctor(infrastructure, passwordFile, secrets.get("KAFKA_PASSWORD")),
                        result -> !result.output().contains("AWAY"));
        Path wrongFile = passwordFile.resolveSibling("wrong-password");
        CommandLine.Result ill = doctor(infrastructure, wrongFile, "wrong");

        assertThat(well.exitCode()).as(well.output()).isZero();
        assertThat(well.output())
                .containsPattern("(?m)^kafka +resolve +ok ")
                .containsPattern("(?m)^ +topic users_created +ok +will be made, as Kafka would allow$")
                .containsPattern("(?m)^ +clock +ok ")
                .containsPattern("(?m)^ +rights +ok +appliance is a superuser$");
        assertClean("the doctor's table", well.output());
        assertThat(ill.exitCode()).as(ill.output()).isEqualTo(1);
        assertThat(ill.output())
                .containsPattern("authenticate +PROBLEM +Kafka at \\S+ does not let the appliance in \\(")
                .containsPattern("authenticate +PROBLEM +Cassandra at \\S+ does not let the appliance in \\(");
        assertThat(ill.output().lines().filter(line -> line.contains("PROBLEM")))
                .hasSize(2);
    }

    private CommandLine.Result doctor(Infrastructure infrastructure, Path passwordFile, String kafkaPassword) {
        try {
            if (!Files.exists(passwordFile)) {
                Files.writeString(passwordFile, "wrong\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CommandLine command = CommandLine.in(directory)
                .withFreePorts()
                .arguments("doctor", "--data-dir", "data")
                .environment("KAFKA_PASSWORD", kafkaPassword)
                .environment("ZOOKEEPER_PASSWORD", secrets.get("ZOOKEEPER_PASSWORD"))
                .environment("STORE_PASSWORD", secrets.get("STORE_PASSWORD"));
        infrastructure.settings().forEach((key, value) -> command.arguments("--set", key + "=" + value));
        security(passwordFile).forEach((key, value) -> command.arguments("--set", key + "=" + value));
        return command.run();
    }

    private void wrongPasswordsAreSentences(Infrastructure infrastructure) {
        try (KafkaProbe probe =
                new KafkaProbe(new KafkaAccess(infrastructure.kafka().bootstrapServers(), kafka("wrong"), (short) 1))) {
            assertSentence(probe::ask, " does not let the appliance in (", "; correct kafka.user, kafka.password");
        }
        assertSentence(
                () -> CassandraSessions.open(cassandra(infrastructure, USER, "wrong", trusted()), "test"),
                " does not let the appliance in (",
                "; correct cassandra.user and cassandra.password.");
        assertSentence(
                () -> CassandraSessions.open(
                        cassandra(infrastructure, USER, secrets.get("CASSANDRA_PASSWORD"), TlsMaterial.OF_THE_JDK),
                        "test"),
                " is not trusted, or does not trust the appliance (",
                "; check cassandra.tls, cassandra.truststore");
    }

    private interface Attempt {
        void make() throws Exception;
    }

    private static void assertSentence(Attempt attempt, String... parts) {
        try {
            attempt.make();
        } catch (Exception e) {
            assertThat(e).isInstanceOf(ApplianceException.class);
            assertThat(e.getMessage()).contains(parts).doesNotContain("\n", "Exception");
            return;
        }
        throw new AssertionError("it was let in");
    }

    private TlsMaterial trusted() {
        try {
            return new TlsMaterial(
                    new KeyStoreFile("truststore", certificates.trustStore(), certificates.password()).certificates(),
                    List.of());
        } catch (KeyStoreFile.Unusable e) {
            throw new AssertionError(e);
        }
    }

    private static CassandraAccess cassandra(
            Infrastructure infrastructure, String user, String password, TlsMaterial tls) {
        return new CassandraAccess(
                List.of(infrastructure.settings().get("cassandra.contact-points")),
                "datacenter1",
                user,
                password,
                List.of(tls),
                "LOCAL_ONE",
                "LOCAL_QUORUM",
                false);
    }

    private Map<String, String> kafka(String password) {
        Map<String, String> properties = new HashMap<>(ClientSecurity.tls(trusted()));
        properties.putAll(ClientSecurity.password("PLAIN", USER, password));
        properties.put("security.protocol", "SASL_SSL");
        return properties;
    }

    private ClientAccess clients() {
        return new ClientAccess(
                kafka(secrets.get("KAFKA_PASSWORD")),
                builder -> builder.withAuthCredentials(USER, secrets.get("CASSANDRA_PASSWORD"))
                        .withSslEngineFactory(new ProgrammaticSslEngineFactory(TlsContext.of(trusted()), null, true)));
    }

    private void assertClean(String place, String text) {
        secrets.forEach((name, secret) ->
                assertThat(text.contains(secret)).as("%s in %s", name, place).isFalse());
        assertThat(text.contains(SERIALIZED)).as("a Java object in %s", place).isFalse();
    }

    private void assertCleanPages(Path reports) throws IOException {
        try (Stream<Path> files = Files.list(reports.resolve("texts"))) {
            List<Path> pages = files.toList();
            assertThat(pages).hasSizeGreaterThan(12);
            for (Path page : pages) {
                assertClean(page.toString(), Files.readString(page));
            }
        }
    }

    private void assertCleanCommand(ProcessHandle process) {
        String command = ProcessTree.commandLine(process);
        assertThat(command.isEmpty() && process.isAlive())
                .as("%s hides its command line", process.pid())
                .isFalse();
        assertClean("the command line of " + process.pid(), command);
    }

    private void assertCleanLogs(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> logs = files.filter(Files::isRegularFile)
                    .filter(file -> file.startsWith(data.resolve("logs"))
                            || file.getFileName().toString().matches("stdout|stderr"))
                    .toList();
            assertThat(logs).hasSizeGreaterThan(3);
            for (Path log : logs) {
                assertClean(log.toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static String page(int port, String path) {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
