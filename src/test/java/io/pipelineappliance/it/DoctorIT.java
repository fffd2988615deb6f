package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.harness.CommandLine;
import io.pipelineappliance.it.infrastructure.Certificates;
import io.pipelineappliance.it.infrastructure.Handshakes;
import io.pipelineappliance.support.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says where nothing is well; where all is well it says so in {@link SecuredIT}. */
class DoctorIT {
    @TempDir
    private Path directory;

    @Test
    void anEmbeddedApplianceNeedsThisMachineAloneAndNothingIsLeft() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        CommandLine.Result result = CommandLine.in(directory)
                .javaOption("-Djava.io.tmpdir=" + temporary)
                .withFreePorts()
                .arguments("doctor", "--data-dir", "data")
                .run();

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .containsPattern("(?m)^appliance +Java +ok ")
                .containsPattern("(?m)^ +memory +ok ")
                .containsPattern("(?m)^ +free space +ok ")
                .containsPattern("(?m)^ +ports +ok ")
                .doesNotContain("PROBLEM", "kafka");
        assertThat(directory.resolve("data")).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void certificatesThatAreNotGoodClosedPortsAndUnknownNamesAreOneSentenceEach() throws Exception {
        Certificates expired = Certificates.expired(directory.resolve("keys"), "expired");
        Certificates another = Certificates.ofAnotherHost(directory.resolve("keys"), "another");
        int nobody = FreePort.next();
        try (Handshakes ofYesterday = new Handshakes(expired);
                Handshakes elsewhere = new Handshakes(another)) {
            JsonNode kafkaExpired = doctor(
                    kafka(ofYesterday.port(), expired),
                    cassandra(elsewhere.port(), another),
                    Map.of(
                            "zookeeper.mode", "external",
                            "zookeeper.connect", "127.0.0.1:" + nobody,
                            "spark.mode", "external",
                            "spark.master", "spark://nowhere.invalid:7077",
                            "schema-registry.mode", "external",
                            "schema-registry.url", "http://127.0.0.1:" + nobody));
            JsonNode cassandraExpired =
                    doctor(kafka(elsewhere.port(), another), cassandra(ofYesterday.port(), expired), Map.of());

            assertSentence(kafkaExpired, "kafka", "authenticate", "problem", "its certificate has expired");
            assertSentence(kafkaExpired, "cassandra", "authenticate", "problem", "its certificate names another host");
            assertSentence(
                    kafkaExpired,
                    "zookeeper",
                    "connect",
                    "away",
                    "zookeeper.connect: nobody accepts connections at 127.0.0.1:" + nobody);
            assertSentence(
                    kafkaExpired,
                    "spark",
                    "resolve",
                    "problem",
                    "spark.master: the name in nowhere.invalid:7077 is not known");
            assertSentence(
                    kafkaExpired,
                    "schema-registry",
                    "connect",
                    "away",
                    "schema-registry.url: nobody accepts connections at 127.0.0.1:" + nobody);
            assertSentence(cassandraExpired, "kafka", "authenticate", "problem", "its certificate names another host");
            assertSentence(cassandraExpired, "cassandra", "authenticate", "problem", "its certificate has expired");
        }
    }

    @Test
    void aSystemThatTakesSecondsForItsHandshakeIsHeardOut() throws Exception {
        Certificates expired = Certificates.expired(directory.resolve("keys"), "expired");
        try (Handshakes busy = new Handshakes(expired, Duration.ofSeconds(5))) {
            JsonNode answer = doctor(kafka(busy.port(), expired));

            assertSentence(answer, "kafka", "authenticate", "problem", "its certificate has expired");
        }
    }

    private static Map<String, String> kafka(int port, Certificates trusted) {
        return Map.of(
                "kafka.mode",
                "external",
                "kafka.bootstrap-servers",
                "127.0.0.1:" + port,
                "kafka.security",
                "ssl",
                "kafka.truststore",
                trusted.trustStore().toString(),
                "kafka.truststore-password",
                trusted.password());
    }

    private static Map<String, String> cassandra(int port, Certificates trusted) {
        return Map.of(
                "cassandra.mode",
                "external",
                "cassandra.contact-points",
                "127.0.0.1:" + port,
                "cassandra.tls",
                "true",
                "cassandra.truststore",
                trusted.trustStore().toString(),
                "cassandra.truststore-password",
                trusted.password());
    }

    @SafeVarargs
    private JsonNode doctor(Map<String, String>... settings) throws IOException {
        CommandLine command =
                CommandLine.in(directory).withFreePorts().arguments("doctor", "--output", "json", "--data-dir", "data");
        Arrays.stream(settings)
                .flatMap(some -> some.entrySet().stream())
                .forEach(entry -> command.arguments("--set", entry.getKey() + "=" + entry.getValue()));
        CommandLine.Result result = command.run();
        assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
        JsonNode answer = new ObjectMapper().readTree(result.output());
        assertThat(answer.path("well").asBoolean(true)).isFalse();
        return answer;
    }

    private static void assertSentence(JsonNode answer, String component, String check, String verdict, String words) {
        List<JsonNode> checks = answer.path("components").findParents("component").stream()
                .filter(diagnosis -> diagnosis.path("component").asText().equals(component))
                .flatMap(diagnosis -> diagnosis.path("checks").findParents("check").stream())
                .filter(finding -> !finding.path("verdict").asText().equals("ok"))
                .toList();

        assertThat(checks).as(component).singleElement().satisfies(finding -> {
            assertThat(finding.path("check").asText()).isEqualTo(check);
            assertThat(finding.path("verdict").asText()).isEqualTo(verdict);
            assertThat(finding.path("text").asText()).contains(words).doesNotContain("\n");
        });
    }
}
