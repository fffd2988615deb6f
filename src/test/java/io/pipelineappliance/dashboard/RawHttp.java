package io.pipelineappliance.dashboard;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One request over a plain socket: HTTP clients refuse to send the headers that an attacker's browser sends. */
final class RawHttp {
    private RawHttp() {}

    /** @param headers by lower-case name */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Sends the request line and header lines as they are, and reads until the server closes. */
    static Answer send(int port, String request, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String head = request + " HTTP/1.1\r\nConnection: close\r\n"
                    + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    /** The same with a body, whose length is told. */
    static Answer sendBody(int port, String request, byte[] body, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String head = request + " HTTP/1.1\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n"
                    + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    /** Bytes as they are, and what comes back until the server closes. */
    static String exchange(int port, String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Answer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0].toLowerCase(Locale.ROOT), pair -> pair[1], (a, b) -> a + ", " + b));
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]), headers, Arrays.copyOfRange(bytes, end + 4, bytes.length));
    }
}
