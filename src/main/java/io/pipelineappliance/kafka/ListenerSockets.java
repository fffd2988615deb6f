package io.pipelineappliance.kafka;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.KafkaConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/** Opens the listeners as Kafka does, and says which setting to change when a port is taken. */
final class ListenerSockets implements ServerSocketFactory {
    private final KafkaConfig config;

    ListenerSockets(KafkaConfig config) {
        this.config = config;
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) throws IOException {
        try {
            return ServerSocketFactory.INSTANCE.openServerSocket(listener, address, backlog, receiveBufferBytes);
        } catch (IOException e) {
            throw new ApplianceException(sentence(address, e), e);
        }
    }

    private String sentence(InetSocketAddress address, IOException failure) {
        String key = address.getPort() == config.controllerPort() ? "kafka.controllerPort" : "kafka.port";
        return key + ": port " + address.getPort() + " on " + BrokerSettings.HOST + " cannot be opened ("
                + failure.getMessage() + "); stop the process that uses it or set " + key + " to a free port.";
    }
}
