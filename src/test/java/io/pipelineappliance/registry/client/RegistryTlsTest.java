package io.pipelineappliance.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with a certificate that nobody else trusts. */
class RegistryTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    private HttpsServer server;
    private URI address;

    @BeforeEach
    void listen() throws Exception {
        makeCertificate("server.p12");
        makeCertificate("other.p12");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(withKey("server.p12")));
        server.createContext("/", exchange -> {
            byte[] body = "{\"schema\":\"\\\"string\\\"\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isBelievedByThoseWhoHaveItsCertificate() throws Exception {
        assertThat(client("server.p12").latest("people-value").text()).isEqualTo("\"string\"");
    }

    @Test
    void isNotBelievedByOthers() {
        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> client("other.p12").latest("people-value"))
                .withMessageContaining("There is no TLS connection to the Schema Registry at " + address)
                .withMessageContaining("schema-registry.truststore");
        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> new SchemaRegistryClient(RegistryAccess.open(address)).latest("people-value"));
    }

    private SchemaRegistryClient client(String truststore) {
        return new SchemaRegistryClient(new RegistryAccess(
                List.of(address), "", "", directory.resolve(truststore).toString(), PASSWORD));
    }

    /** Both a key store for a server and a trust store for its clients, since the certificate signs itself. */
    private void makeCertificate(String name) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        directory.resolve(name).toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".txt").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    private SSLContext withKey(String name) throws Exception {
        KeyStore store = KeyStore.getInstance(new File(directory.toFile(), name), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
