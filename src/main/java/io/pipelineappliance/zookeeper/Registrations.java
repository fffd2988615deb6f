package io.pipelineappliance.zookeeper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.x.discovery.ServiceDiscovery;
import org.apache.curator.x.discovery.ServiceInstance;
import org.apache.curator.x.discovery.ServiceType;
import org.apache.curator.x.discovery.details.ServiceDiscoveryImpl;
import org.apache.zookeeper.KeeperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which endpoints live, in ZooKeeper by Curator's service discovery: ephemeral, and made anew after each loss of the
 * session.
 */
final class Registrations implements AutoCloseable {
    static final String PATH = "/pipeline-appliance/services";
    private static final Logger log = LoggerFactory.getLogger(Registrations.class);

    private final String appliance;
    private final ServiceDiscovery<Map<String, String>> discovery;
    private final Map<String, ServiceInstance<Map<String, String>>> own = new ConcurrentHashMap<>();

    Registrations(CuratorFramework client, String appliance) {
        this.appliance = appliance;
        this.discovery = new ServiceDiscoveryImpl<>(client, PATH, new RegistrationFormat(), null, false);
    }

    void start() throws Exception {
        discovery.start();
    }

    void register(String name, String host, int port, Map<String, String> details) throws Exception {
        ServiceInstance<Map<String, String>> instance = new ServiceInstance<>(
                name,
                name + "-" + appliance,
                host,
                port,
                null,
                Map.copyOf(details),
                System.currentTimeMillis(),
                ServiceType.DYNAMIC,
                null);
        unregister(name);
        own.put(name, instance);
        try {
            discovery.registerService(instance);
        } catch (KeeperException.ConnectionLossException | KeeperException.SessionExpiredException e) {
            log.info("{} is registered as soon as ZooKeeper is back: {}", name, e.toString());
        }
    }

    void unregister(String name) throws Exception {
        ServiceInstance<Map<String, String>> instance = own.remove(name);
        if (instance != null) {
            try {
                discovery.unregisterService(instance);
            } catch (KeeperException.NoNodeException e) {
                log.debug("{} was gone already", name);
            }
        }
    }

    List<Registration> live() throws Exception {
        List<Registration> live = new ArrayList<>();
        for (String name : names()) {
            for (ServiceInstance<Map<String, String>> instance : instances(name)) {
                live.add(registration(instance));
            }
        }
        return List.copyOf(live);
    }

    @Override
    public void close() {
        try {
            discovery.close();
        } catch (IOException e) {
            log.debug("Registrations are left to the session's end", e);
        }
    }

    private Collection<String> names() throws Exception {
        try {
            return discovery.queryForNames();
        } catch (KeeperException.NoNodeException e) {
            return List.of();
        }
    }

    private Collection<ServiceInstance<Map<String, String>>> instances(String name) throws Exception {
        try {
            return discovery.queryForInstances(name);
        } catch (KeeperException.NoNodeException e) {
            return List.of();
        } catch (IOException | IllegalArgumentException e) {
            log.warn("{}/{} holds something that is no registration: {}", PATH, name, e.getMessage());
            return List.of();
        }
    }

    private static Registration registration(ServiceInstance<Map<String, String>> instance) {
        String name = instance.getName();
        return new Registration(
                name,
                instance.getId().substring(name.length() + 1),
                instance.getAddress(),
                instance.getPort(),
                instance.getPayload());
    }
}
