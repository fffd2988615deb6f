package io.pipelineappliance.cassandra;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port on loopback that the node is about to listen on.
 *
 * @param key the configuration key that holds it
 * @param number the port
 */
record LoopbackPort(String key, int number) {

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
    }

    /**
     * Finds a taken port before anything is started: Cassandra itself would notice in the middle of its start.
     *
     * @throws ApplianceException when another program listens on it
     */
    void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address());
        } catch (IOException e) {
            throw new ApplianceException(
                    ("%s: port %d on 127.0.0.1 is taken (%s), so Cassandra cannot listen there;"
                                    + " stop the program that uses it or set %s to a free port.")
                            .formatted(key, number, e.getMessage(), key),
                    e);
        }
    }
}
