package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.dashboard.RawHttp.Answer;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttackTest {
    private static final String HOST = "Host: 127.0.0.1:9021";
    private static final String PATCH = "PATCH /api/v1/dags/" + FakeDags.DAG;

    private Dashboard dashboard;

    @BeforeEach
    void start() {
        SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now().minusSeconds(60), false);
        dashboard = TestDashboard.of(pipeline, new RecordedControl(), new FakeDags(), AllAreas.disconnected());
        dashboard.start();
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/assets/../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc%2fpasswd",
                "/assets/..%5c..%5cetc%5cpasswd",
                "/assets/%252e%252e/secret",
                "/..;/..;/etc/passwd",
                "//etc/passwd",
                "/assets/index.html%00.js",
                "/io/pipelineappliance/dashboard/openapi.json",
                "/../appliance-reference.yaml",
                "/..%2fappliance-reference.yaml",
                "/META-INF/MANIFEST.MF",
                "/api/v1/dags/..%2f..%2f..%2fetc%2fpasswd",
                "/api/v1/dags/" + FakeDags.DAG + "/runs/..%2f..%2fetc/tasks/fetch/logs/1/download",
            })
    void noPathLeavesWhatIsServed(String path) throws Exception {
        String answer = RawHttp.exchange(
                dashboard.port(), "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|404) .*");
        assertThat(answer).doesNotContain("root:", "zookeeper:", "\"openapi\"", "Manifest-Version");
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedBeforeItComes() throws Exception {
        Answer answer = RawHttp.send(dashboard.port(), PATCH, HOST, "Content-Length: 1000000000");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("larger than 1 MiB");
    }

    @Test
    void aBodyWithoutALengthIsReadNoFurtherThanTheBound() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", dashboard.port())) {
            socket.setSoTimeout(20_000);
            String head = PATCH + " HTTP/1.1\r\n" + HOST + "\r\nTransfer-Encoding: chunked\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            int sent = sendUntilRefused(socket, chunk);

            assertThat(sent).as("MiB that it took").isLessThan(64);
            assertThat(firstLine(socket)).isIn("", "HTTP/1.1 413 Content Too Large", "HTTP/1.1 413 Payload Too Large");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/dags HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /api/v1/status%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            })
    void aMalformedRequestGetsACleanAnswerOrNone(String request) throws Exception {
        String answer = RawHttp.exchange(dashboard.port(), request);

        assertThat(answer).doesNotContain("Exception", "at org.", "java.lang", "Jetty", "jetty");
        assertThat(answer).matches("(?s)|HTTP/1\\.[01] (400|403|404|405|411|505) .*");
        assertServing();
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws Exception {
        String answer = RawHttp.exchange(
                dashboard.port(), "GET / HTTP/1.1\r\n" + HOST + "\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431");
        assertServing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0d%0aSet-Cookie:%20a=b", "%22;x=%22", "%E2%80%AE", "%0a%0aHTTP/1.1%20200"})
    void nothingOfAPathBecomesAHeader(String injected) throws Exception {
        Answer answer = RawHttp.send(
                dashboard.port(),
                "GET /api/v1/dags/" + FakeDags.DAG + "/runs/" + injected + "/tasks/fetch/tries/1/log?download=true",
                HOST);

        assertThat(answer.headers()).doesNotContainKey("set-cookie");
        assertThat(answer.status()).isIn(400, 404, 422);
    }

    @Test
    void thoseWhoSendSlowlyKeepNobodyElseWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", dashboard.port());
                String begun = i % 2 == 0
                        ? "GET / HTTP/1.1\r\n" + HOST + "\r\nX-Slow"
                        : PATCH + " HTTP/1.1\r\n" + HOST + "\r\nContent-Length: 100\r\n\r\n{";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            Instant asked = Instant.now();
            assertServing();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private void assertServing() throws IOException {
        assertThat(RawHttp.send(dashboard.port(), "GET /api/v1/status", HOST).status())
                .isEqualTo(200);
    }

    private static int sendUntilRefused(Socket socket, byte[] chunk) {
        for (int sent = 0; sent < 1024; sent++) {
            try {
                socket.getOutputStream().write(chunk);
                if (socket.getInputStream().available() > 0) {
                    return sent / 16;
                }
            } catch (IOException closed) {
                return sent / 16;
            }
        }
        return 64;
    }

    private static String firstLine(Socket socket) {
        try {
            String text = new String(socket.getInputStream().readNBytes(200), StandardCharsets.ISO_8859_1);
            return text.lines().findFirst().orElse("");
        } catch (IOException cut) {
            return "";
        }
    }
}
