package io.pipelineappliance.config;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hands out free loopback ports, each once. They are below the range from which Linux and macOS take ports for
 * outgoing connections, so that none of ours is taken that way before its component listens; and from a random start,
 * so that appliances that boot at the same time seldom meet.
 */
final class FreePorts {
    private static final int FIRST = 10_240;
    private static final int COUNT = 20_000;

    private final Set<Integer> taken;
    private int next = ThreadLocalRandom.current().nextInt(COUNT);

    /** Ports other than {@code taken}. */
    FreePorts(Collection<Integer> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The port itself, or a free one in place of 0. */
    int resolve(int port) {
        return port == 0 ? free() : port;
    }

    private int free() {
        for (int attempt = 0; attempt < COUNT; attempt++) {
            int port = FIRST + next;
            next = (next + 1) % COUNT;
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new ApplianceException("No port from " + FIRST + " to " + (FIRST + COUNT - 1)
                + " is free on 127.0.0.1; stop what listens there or set the ports in appliance.yaml.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
