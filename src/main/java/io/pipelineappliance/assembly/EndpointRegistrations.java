package io.pipelineappliance.assembly;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.runtime.PartStatus;
import io.pipelineappliance.zookeeper.ZooKeeperClient;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Announces in ZooKeeper where each running part is reached, for as long as it runs. */
final class EndpointRegistrations implements Consumer<PartStatus> {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointRegistrations.class);

    private final ZooKeeperClient client;
    private final Map<String, URI> announced = new ConcurrentHashMap<>();
    private boolean connected;

    EndpointRegistrations(ZooKeeperClient client) {
        this.client = client;
    }

    /** Announces what runs already; parts that come up later are announced as they do. */
    synchronized void connected() {
        connected = true;
        announced.forEach(this::register);
    }

    synchronized void disconnected() {
        connected = false;
    }

    @Override
    public synchronized void accept(PartStatus status) {
        String name = status.part().name();
        if (status.state() == ComponentState.RUNNING) {
            status.part().address().get().map(EndpointRegistrations::uri).ifPresent(address -> {
                announced.put(name, address);
                register(name, address);
            });
        } else if (announced.remove(name) != null && connected) {
            unregister(name);
        }
    }

    private void register(String name, URI address) {
        if (!connected) {
            return;
        }
        try {
            client.register(name, address.getHost(), address.getPort(), Map.of());
        } catch (Exception e) {
            LOG.warn("{} at {} could not be registered in ZooKeeper: {}", name, address, e.toString());
        }
    }

    private void unregister(String name) {
        try {
            client.unregister(name);
        } catch (Exception e) {
            LOG.warn("{} could not be taken out of ZooKeeper's registrations: {}", name, e.toString());
        }
    }

    private static URI uri(String address) {
        return URI.create(address.contains("://") ? address : "tcp://" + address);
    }
}
