package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that stay ours while nobody listens on them. The system hands out what lies higher to outgoing connections, so that an
 * appliance which starts again could find its port taken by one of our own clients.
 */
public final class StablePorts {
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private StablePorts() {}

    /** A port on loopback that was free a moment ago and that this JVM has not given before. */
    public static synchronized int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
