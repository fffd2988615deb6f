package io.pipelineappliance.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.it.infrastructure.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsMaterialTest {
    @TempDir
    Path directory;

    @Test
    void whatTravelledToAnExecutorConnectsAsTheKeyStoresThemselvesWould() throws Exception {
        Certificates certificates = Certificates.valid(directory, "server");
        SSLContext server = TlsContext.of(
                new TlsMaterial(List.of(), List.of(key(certificates).identity())));
        SSLContext client = TlsContext.of(
                SerializationUtils.roundtrip(new TlsMaterial(trust(certificates).certificates(), List.of())));

        assertThat(answer(server, client)).isEqualTo('!');
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> answer(server, TlsContext.of(TlsMaterial.OF_THE_JDK)));
    }

    @Test
    void certificatesAndKeysAreWrittenAsOthersReadThem() throws Exception {
        Certificates certificates = Certificates.valid(directory, "server");
        TlsMaterial material = new TlsMaterial(
                trust(certificates).certificates(), List.of(key(certificates).identity()));

        String authority = Files.readString(directory.resolve("server-authority.pem"));
        assertThat(material.trustedPem())
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .isEqualToNormalizingNewlines(authority);
        assertThat(material.identity().orElseThrow().keyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(material.identity().orElseThrow().chainPem())
                .isEqualToNormalizingNewlines(Files.readString(directory.resolve("server.pem")) + authority);
        assertThat(material.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void aKeyStoreThatCannotBeUsedIsOneSentence() throws Exception {
        Certificates certificates = Certificates.valid(directory, "server");
        Path noStore = Files.writeString(directory.resolve("text"), "no key store");

        assertSentence(
                new KeyStoreFile("kafka.truststore", certificates.trustStore(), "wrong"),
                " does not open with its password; correct kafka.truststore-password.");
        assertSentence(
                new KeyStoreFile("kafka.truststore", directory.resolve("absent"), ""),
                "kafka.truststore: the key store " + directory.resolve("absent")
                        + " does not exist; correct kafka.truststore.");
        assertSentence(new KeyStoreFile("kafka.truststore", noStore, ""), " cannot be read as PKCS12 or JKS (");
        assertThatExceptionOfType(KeyStoreFile.Unusable.class)
                .isThrownBy(() -> trust(certificates).identity())
                .withMessageContaining(" holds no key with a certificate; ");
    }

    private static void assertSentence(KeyStoreFile file, String sentence) {
        assertThatExceptionOfType(KeyStoreFile.Unusable.class)
                .isThrownBy(file::certificates)
                .withMessageContaining(sentence);
    }

    private static KeyStoreFile key(Certificates certificates) {
        return new KeyStoreFile("kafka.keystore", certificates.keyStore(), certificates.password());
    }

    private static KeyStoreFile trust(Certificates certificates) {
        return new KeyStoreFile("kafka.truststore", certificates.trustStore(), certificates.password());
    }

    private static int answer(SSLContext server, SSLContext client) throws Exception {
        try (SSLServerSocket listening =
                (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0)) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (SSLSocket accepted = (SSLSocket) listening.accept()) {
                    accepted.getOutputStream().write('!');
                } catch (java.io.IOException refused) {
                    // The client says why.
                }
            });
            try (SSLSocket socket =
                    (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", listening.getLocalPort())) {
                return socket.getInputStream().read();
            } finally {
                served.join();
            }
        }
    }
}
