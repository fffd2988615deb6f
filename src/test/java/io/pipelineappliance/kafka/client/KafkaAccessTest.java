package io.pipelineappliance.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class KafkaAccessTest {
    private static final KafkaAccess KAFKA = new KafkaAccess(
            "kafka1:9093",
            ClientSecurity.password("SCRAM-SHA-512", "me", "a \"quoted\\ secret"),
            KafkaAccess.BROKERS_CHOICE);

    @Test
    void everyClientGetsWhatLetsItInAndWhatItNeedsItself() {
        assertThat(KAFKA.settings("somebody", Map.of("linger.ms", 5)))
                .containsEntry("bootstrap.servers", "kafka1:9093")
                .containsEntry("client.id", "somebody")
                .containsEntry("linger.ms", 5)
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\""
                                + " password=\"a \\\"quoted\\\\ secret\";");
        assertThat(KAFKA.sparkOptions())
                .containsEntry("kafka.bootstrap.servers", "kafka1:9093")
                .containsKey("kafka.sasl.jaas.config");
    }

    @Test
    void isSaidWithoutItsSecrets() {
        assertThat(KAFKA).hasToString("kafka1:9093");
    }

    @Test
    void eachReasonWhyItIsNotReachedHasASentenceOfItsOwn() {
        assertThat(sentence(new SaslAuthenticationException("Authentication failed: Invalid username or password")))
                .isEqualTo(
                        "Kafka at kafka1:9093 does not let the appliance in (Authentication failed: Invalid username or"
                                + " password); correct kafka.user, kafka.password and kafka.sasl-mechanism.");
        assertThat(sentence(new SslAuthenticationException(
                        "SSL handshake failed",
                        new javax.net.ssl.SSLHandshakeException("no subject alternative names"))))
                .startsWith(
                        "Kafka at kafka1:9093 is not trusted, or does not trust the appliance (its certificate names another"
                                + " host: no subject alternative names);");
        assertThat(sentence(new TimeoutException("Timed out waiting for a node assignment")))
                .isEqualTo(
                        "Kafka at kafka1:9093 does not answer; start it, or correct kafka.bootstrap-servers and kafka.security.");
    }

    private static String sentence(Throwable failure) {
        return ConnectionFailures.sentence(KAFKA, failure);
    }
}
