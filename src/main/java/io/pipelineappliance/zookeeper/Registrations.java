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
import org.apache.curator.x.discovery.details.JsonInstanceSerializer;
import org.apache.curator.x.discovery.details.ServiceDiscoveryImpl;
import org.apache.zookeeper.KeeperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which endpoints live, in ZooKeeper by Curator's service discovery: ephemeral, and made anew after each loss of the session. */
final class Registrations implements AutoCloseable {
    static final String PATH = "/pipeline-appliance/services";
    private static final Logger log = LoggerFactory.getLogger(Registrations.class);

    private final String appliance;
    private final ServiceDiscovery<Details> discovery;
    private final Map<String, ServiceInstance<Details>> own = new ConcurrentHashMap<>();

    /** What travels beside host and port. Public since it is read and written by Jackson. */
    public record Details(Map<String, String> texts) {}

    Registrations(CuratorFramework client, String appliance) {
        this.appliance = appliance;
        this.discovery =
                new ServiceDiscoveryImpl<>(client, PATH, new JsonInstanceSerializer<>(Details.class), null, false);
    }

    void start() throws Exception {
        discovery.start();
    }

    void register(String name, String host, int port, Map<String, String> details) throws Exception {
        ServiceInstance<Details> instance = ServiceInstance.<Details>builder()
                .name(name)
                .id(name + "-" + appliance)
                .address(host)
                .port(port)
                .payload(new Details(Map.copyOf(details)))
                .build();
        unregister(name);
        own.put(name, instance);
        try {
            discovery.registerService(instance);
        } catch (KeeperException.ConnectionLossException | KeeperException.SessionExpiredException e) {
            log.info("{} is registered as soon as ZooKeeper is back: {}", name, e.toString());
        }
    }

    void unregister(String name) throws Exception {
        ServiceInstance<Details> instance = own.remove(name);
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
            for (ServiceInstance<Details> instance : instances(name)) {
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

    private Collection<ServiceInstance<Details>> instances(String name) throws Exception {
        try {
            return discovery.queryForInstances(name);
        } catch (KeeperException.NoNodeException e) {
            return List.of();
        }
    }

    private static Registration registration(ServiceInstance<Details> instance) {
        String name = instance.getName();
        Map<String, String> details = instance.getPayload() == null ? Map.of() : instance.getPayload().texts();
        return new Registration(
                name,
                instance.getId().substring(name.length() + 1),
                instance.getAddress(),
                instance.getPort(),
                details);
    }
}
