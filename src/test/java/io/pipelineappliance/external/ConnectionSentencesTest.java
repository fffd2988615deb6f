package io.pipelineappliance.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.it.infrastructure.Certificates;
import io.pipelineappliance.it.infrastructure.Handshakes;
import io.pipelineappliance.kafka.KafkaProbe;
import io.pipelineappliance.kafka.client.ClientSecurity;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.spark.MasterProbe;
import io.pipelineappliance.support.FreePort;
import io.pipelineappliance.tls.KeyStoreFile;
import io.pipelineappliance.tls.TlsMaterial;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when a certificate is not as it should be, or nobody is there. */
class ConnectionSentencesTest {
    @TempDir
    Path directory;

    @Test
    void anExpiredCertificate() throws Exception {
        Certificates expired = Certificates.expired(directory, "expired");
        try (Handshakes server = new Handshakes(expired)) {
            assertThat(kafka(server.port(), expired))
                    .contains(" is not trusted, ")
                    .contains("(its certificate has expired: ");
            assertThat(cassandra(server.port(), expired))
                    .contains(" is not trusted, ")
                    .contains("(its certificate has expired: ");
        }
    }

    @Test
    void theCertificateOfAnotherHost() throws Exception {
        Certificates another = Certificates.ofAnotherHost(directory, "another");
        try (Handshakes server = new Handshakes(another)) {
            assertThat(kafka(server.port(), another))
                    .contains(" is not trusted, ", "(its certificate names another host: ", "127.0.0.1")
                    .endsWith("certificate is valid and names its host.");
            assertThat(cassandra(server.port(), another))
                    .contains(" is not trusted, ")
                    .endsWith("certificate is valid and names its host.");
        }
    }

    @Test
    void aClosedPort() throws Exception {
        int nobody = FreePort.next();
        Certificates certificates = Certificates.valid(directory, "valid");

        assertThat(kafka(nobody, certificates))
                .startsWith("Kafka at 127.0.0.1:" + nobody
                        + " does not answer; start it, or correct kafka.bootstrap-servers");
        assertThat(cassandra(nobody, certificates))
                .startsWith("Cassandra at 127.0.0.1:" + nobody + " does not accept a session (")
                .contains("; check that it runs");
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> new MasterProbe("spark://127.0.0.1:" + nobody).ask())
                .withMessageStartingWith(
                        "spark.master: no master of spark://127.0.0.1:" + nobody + " can be reached (");
    }

    private static String kafka(int port, Certificates certificates) throws Exception {
        Map<String, String> properties = new HashMap<>(ClientSecurity.tls(trusted(certificates)));
        properties.put("security.protocol", "SSL");
        try (KafkaProbe probe = new KafkaProbe(new KafkaAccess("127.0.0.1:" + port, properties, (short) 1))) {
            return sentence(probe::ask);
        }
    }

    private static String cassandra(int port, Certificates certificates) throws Exception {
        CassandraAccess access = new CassandraAccess(
                List.of("127.0.0.1:" + port),
                "datacenter1",
                "",
                "",
                List.of(trusted(certificates)),
                "LOCAL_ONE",
                "LOCAL_QUORUM",
                false);
        return sentence(() -> CassandraSessions.open(access, "test"));
    }

    private interface Attempt {
        void make() throws Exception;
    }

    private static String sentence(Attempt attempt) throws Exception {
        try {
            attempt.make();
        } catch (ApplianceException e) {
            assertThat(e.getMessage().lines()).hasSize(1);
            return e.getMessage();
        }
        throw new AssertionError("it was let in");
    }

    private static TlsMaterial trusted(Certificates certificates) throws KeyStoreFile.Unusable {
        return new TlsMaterial(
                new KeyStoreFile("truststore", certificates.trustStore(), certificates.password()).certificates(),
                List.of());
    }
}
