package io.pipelineappliance.assembly;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.runtime.PartStatus;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces where each running part is reached, for as long as it runs. On a thread of its own: a ZooKeeper that is away must not hold
 * up a part that starts or stops.
 */
final class EndpointRegistrations implements Consumer<PartStatus>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointRegistrations.class);

    /** Where endpoints are announced. */
    interface Registry {
        /** Announces an address, in place of another one of that name. */
        void register(String name, URI address) throws Exception;

        /** Takes it back; does nothing when there is none. */
        void unregister(String name) throws Exception;
    }

    private final Registry registry;
    private final Executor thread;
    private final Map<String, URI> endpoints = new ConcurrentHashMap<>();
    private volatile boolean connected;

    EndpointRegistrations(Registry registry) {
        this(registry, Executors.newSingleThreadExecutor(EndpointRegistrations::thread));
    }

    /** @param thread runs one task after the other */
    EndpointRegistrations(Registry registry, Executor thread) {
        this.registry = registry;
        this.thread = thread;
    }

    /** Announces what runs already; parts that come up later are announced as they do. */
    void connected() {
        connected = true;
        endpoints.keySet().forEach(this::announceLater);
    }

    /** Announces nothing more; what is announced goes with the connection. */
    void disconnected() {
        connected = false;
    }

    @Override
    public void accept(PartStatus status) {
        String name = status.part().name();
        if (status.state() == ComponentState.RUNNING) {
            status.part().address().get().map(EndpointRegistrations::uri).ifPresent(address -> {
                endpoints.put(name, address);
                announceLater(name);
            });
        } else if (endpoints.remove(name) != null) {
            announceLater(name);
        }
    }

    private void announceLater(String name) {
        thread.execute(() -> announce(name));
    }

    /** Makes the registry say what is so now, whatever it was that changed. */
    private void announce(String name) {
        if (!connected) {
            return;
        }
        URI address = endpoints.get(name);
        try {
            if (address == null) {
                registry.unregister(name);
            } else {
                registry.register(name, address);
            }
        } catch (Exception e) {
            if (connected) {
                LOG.warn("{} could not be announced in ZooKeeper: {}", name, e.toString());
            }
        }
    }

    /** Ends its thread; what is announced goes with the connection. */
    @Override
    public void close() {
        connected = false;
        if (thread instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "registrations");
        thread.setDaemon(true);
        return thread;
    }

    private static URI uri(String address) {
        return URI.create(address.contains("://") ? address : "tcp://" + address);
    }
}
