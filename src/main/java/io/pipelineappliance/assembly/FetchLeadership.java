package io.pipelineappliance.assembly;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.fetch.Leadership;
import io.pipelineappliance.zookeeper.ZooKeeperClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The connection to ZooKeeper with what the appliance does in it: registrations, and the election of the one who fetches. */
final class FetchLeadership implements Component, Leadership {
    private static final String NAME = "fetcher";

    private final ZooKeeperClient client;
    private final EndpointRegistrations registrations;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private volatile io.pipelineappliance.zookeeper.Leadership election;

    FetchLeadership(ZooKeeperClient client, EndpointRegistrations registrations) {
        this.client = client;
        this.registrations = registrations;
    }

    @Override
    public void start() throws Exception {
        client.start();
        io.pipelineappliance.zookeeper.Leadership entered = client.leadership(NAME);
        entered.onChange(leads -> callbacks.forEach(Runnable::run));
        election = entered;
        callbacks.forEach(Runnable::run);
        registrations.connected();
    }

    @Override
    public boolean held() {
        io.pipelineappliance.zookeeper.Leadership current = election;
        return current != null && current.held();
    }

    @Override
    public void onChange(Runnable callback) {
        callbacks.add(callback);
    }

    @Override
    public Health check() {
        return client.check();
    }

    @Override
    public void close() {
        election = null;
        registrations.disconnected();
        client.close();
    }
}
