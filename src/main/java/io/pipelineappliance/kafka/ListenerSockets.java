package io.pipelineappliance.kafka;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.KafkaConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The listeners' sockets, opened before anything of the node is made: Kafka itself opens the broker's last of all, so
 * that a taken port would be known after seconds. Clients that come early wait in the backlog.
 */
final class ListenerSockets implements ServerSocketFactory, AutoCloseable {
    private static final int BACKLOG = 50;
    private static final int RECEIVE_BUFFER_BYTES = 102400;

    private final Map<Integer, ServerSocketChannel> unclaimed = new ConcurrentHashMap<>();

    /** @throws ApplianceException when a port is taken */
    ListenerSockets(KafkaConfig config) {
        try {
            open("kafka.port", config.port());
            open("kafka.controller-port", config.controllerPort());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) {
        ServerSocketChannel socket = unclaimed.remove(address.getPort());
        if (socket == null) {
            throw new IllegalStateException("No socket was opened for the listener " + listener + " on " + address);
        }
        return socket;
    }

    /** Closes those that Kafka has not taken over. */
    @Override
    public void close() {
        unclaimed.values().forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        unclaimed.clear();
    }

    private void open(String key, int port) {
        try {
            unclaimed.put(
                    port,
                    ServerSocketFactory.INSTANCE.openServerSocket(
                            key, new InetSocketAddress(BrokerSettings.HOST, port), BACKLOG, RECEIVE_BUFFER_BYTES));
        } catch (IOException | RuntimeException e) {
            throw new ApplianceException(
                    key + ": port " + port + " on " + BrokerSettings.HOST + " cannot be opened (" + e.getMessage()
                            + "); stop the process that uses it or set " + key + " to a free port.",
                    e);
        }
    }
}
