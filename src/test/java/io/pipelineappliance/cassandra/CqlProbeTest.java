package io.pipelineappliance.cassandra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CqlProbeTest {
    private static final Duration LIMIT = Duration.ofMillis(300);

    @Test
    void aServerThatAcceptsAndSaysNothingIsNotUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> CqlProbe.ask(address(silent), LIMIT)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerThatSpeaksSomethingElseIsNotUp() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> answer(web, "HTTP/1.1 400 Bad Request\r\n\r\n"));

            assertThatThrownBy(() -> CqlProbe.ask(address(web), Duration.ofSeconds(5)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the answer is not CQL");
        }
    }

    private static InetSocketAddress address(ServerSocket server) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    private static void answer(ServerSocket server, String text) {
        try (Socket client = server.accept()) {
            client.getInputStream().readNBytes(9);
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
