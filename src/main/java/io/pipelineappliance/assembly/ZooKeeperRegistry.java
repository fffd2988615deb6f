package io.pipelineappliance.assembly;

import io.pipelineappliance.zookeeper.ZooKeeperClient;
import java.net.URI;
import java.util.Map;

/** Endpoints in ZooKeeper, where other appliances find them. */
record ZooKeeperRegistry(ZooKeeperClient client) implements EndpointRegistrations.Registry {
    @Override
    public void register(String name, URI address) throws Exception {
        client.register(name, address.getHost(), address.getPort(), Map.of());
    }

    @Override
    public void unregister(String name) throws Exception {
        client.unregister(name);
    }
}
