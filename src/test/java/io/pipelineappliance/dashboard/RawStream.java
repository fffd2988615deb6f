package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An answer over a plain socket that has no end yet. */
final class RawStream implements AutoCloseable {
    private final Socket socket;
    private final StringBuilder text = new StringBuilder();

    private RawStream(Socket socket) {
        this.socket = socket;
    }

    static RawStream open(int port, String request, String... headers) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        String head = request + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        return new RawStream(socket);
    }

    void awaitText(String wanted) throws IOException {
        socket.setSoTimeout(10_000);
        while (text.indexOf(wanted) < 0) {
            assertThat(read()).as("the answer goes on after: %s", text).isTrue();
        }
    }

    void awaitEnd(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        long until = System.nanoTime() + patience.toNanos();
        while (read()) {
            assertThat(System.nanoTime()).as("it still goes on").isLessThan(until);
        }
    }

    private boolean read() throws IOException {
        byte[] bytes = new byte[8192];
        int length = socket.getInputStream().read(bytes);
        if (length > 0) {
            text.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
        return length >= 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
