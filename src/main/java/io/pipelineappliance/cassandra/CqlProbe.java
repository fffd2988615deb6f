package io.pipelineappliance.cassandra;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Asks a server whether it speaks CQL: one OPTIONS request of the native protocol (version 4, which all servers since
 * 2.2 know), which must be answered with SUPPORTED. Cheap enough for every health check; no session is opened.
 */
final class CqlProbe {
    private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
    private static final int RESPONSE = 0x84;
    private static final int SUPPORTED = 0x06;
    private static final int HEADER_BYTES = 9;
    private static final int OPERATION_CODE = 4;

    private CqlProbe() {}

    /**
     * Returns when the server answered.
     *
     * @throws IOException when it did not within the limit, or with something else
     */
    static void ask(InetSocketAddress address, Duration limit) throws IOException {
        int milliseconds = Math.toIntExact(limit.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(address, milliseconds);
            socket.setSoTimeout(milliseconds);
            socket.getOutputStream().write(OPTIONS);
            byte[] header = new byte[HEADER_BYTES];
            new DataInputStream(socket.getInputStream()).readFully(header);
            if ((header[0] & 0xff) != RESPONSE || header[OPERATION_CODE] != SUPPORTED) {
                throw new IOException("the answer is not CQL");
            }
        }
    }
}
