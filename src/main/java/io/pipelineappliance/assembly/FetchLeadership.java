package io.pipelineappliance.assembly;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.engine.IntervalClaims;
import io.pipelineappliance.schedule.engine.Leadership;
import io.pipelineappliance.zookeeper.Claims;
import io.pipelineappliance.zookeeper.ZooKeeperClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The connection to ZooKeeper with what the appliance does in it: registrations, the election of who leads, and claims. */
final class FetchLeadership implements Component, Leadership, IntervalClaims {
    private static final String NAME = "fetcher";

    private final ZooKeeperClient client;
    private final EndpointRegistrations registrations;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private volatile io.pipelineappliance.zookeeper.Leadership election;
    private volatile Claims claims;

    FetchLeadership(ZooKeeperClient client, EndpointRegistrations registrations) {
        this.client = client;
        this.registrations = registrations;
    }

    @Override
    public void start() throws Exception {
        client.start();
        claims = client.claims();
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
    public Optional<Instant> newest(String dag) throws Exception {
        return claims.newest(dag);
    }

    @Override
    public boolean claim(String dag, DataInterval interval) throws Exception {
        return claims.claim(dag, interval.end());
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
