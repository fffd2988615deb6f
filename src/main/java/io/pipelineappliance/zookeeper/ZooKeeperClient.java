package io.pipelineappliance.zookeeper;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.BoundedExponentialBackoffRetry;
import org.apache.zookeeper.ZooKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The appliance as a client of a ZooKeeper, embedded or not: its registrations and its part in elections. */
public final class ZooKeeperClient implements Component {
    private static final Logger log = LoggerFactory.getLogger(ZooKeeperClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final ZooKeeperAccess zookeeper;
    private final Duration sessionTimeout;
    private final Duration connectTimeout;
    private final Path directory;
    private final List<Leadership> leaderships = new CopyOnWriteArrayList<>();
    private Identity identity;
    private volatile CuratorFramework client;
    private Registrations registrations;

    /**
     * @param zookeeper where it is and how to be let in
     * @param sessionTimeout how long ZooKeeper waits for a silent appliance before it lets another one lead
     * @param directory where the appliance keeps who it is
     */
    public ZooKeeperClient(ZooKeeperAccess zookeeper, Duration sessionTimeout, Path directory) {
        this(zookeeper, sessionTimeout, directory, CONNECT);
    }

    ZooKeeperClient(ZooKeeperAccess zookeeper, Duration sessionTimeout, Path directory, Duration connectTimeout) {
        this.zookeeper = zookeeper;
        this.sessionTimeout = sessionTimeout;
        this.directory = directory;
        this.connectTimeout = connectTimeout;
    }

    /**
     * Returns once connected, with nothing left of an earlier process on the same directory.
     *
     * @throws ApplianceException when ZooKeeper cannot be reached within 15 s
     */
    @Override
    public synchronized void start() throws Exception {
        if (client != null) {
            throw new IllegalStateException("The client is started already");
        }
        try {
            identity = Identity.in(directory);
            Optional<Identity.Session> dead = identity.lastSession();
            client = newClient();
            client.getConnectionStateListenable().addListener((source, state) -> rememberSession(state));
            client.start();
            if (dead.isPresent()) {
                DeadSession.end(zookeeper, sessionTimeout, dead.get());
            }
            awaitConnection();
            registrations = new Registrations(client, identity.id());
            registrations.start();
        } catch (Exception | Error failure) {
            close();
            throw failure;
        }
    }

    @Override
    public Health check() {
        CuratorFramework current = client;
        if (current == null) {
            return Health.down("The ZooKeeper client is not started.");
        }
        return current.getZookeeperClient().isConnected()
                ? Health.up()
                : Health.down(
                        "ZooKeeper at " + zookeeper + " does not answer; the appliance leads nothing until it does.");
    }

    /** Who this appliance is to the others; the same for every start on one data directory. */
    public String id() {
        return identity.id();
    }

    /**
     * Announces an endpoint for as long as this client lives. Another one of that name from this appliance is
     * replaced. While ZooKeeper is away it is announced as soon as it is back.
     *
     * @param name what runs there
     * @param details more about it, as text
     */
    public void register(String name, String host, int port, Map<String, String> details) throws Exception {
        registrations.register(name, host, port, details);
    }

    /** Takes back what {@link #register} announced; does nothing when it has not. */
    public void unregister(String name) throws Exception {
        registrations.unregister(name);
    }

    /** All live endpoints of all appliances on this ZooKeeper. */
    public List<Registration> registrations() throws Exception {
        return registrations.live();
    }

    /** Takes part in the election of that name until the leadership or this client is closed. */
    public Leadership leadership(String name) throws Exception {
        Leadership leadership = new Leadership(client, name, identity.id());
        leadership.start();
        leaderships.add(leadership);
        return leadership;
    }

    /** What appliances on this ZooKeeper take for themselves; to be used while this client is open. */
    public Claims claims() {
        return new Claims(client, identity.id());
    }

    @Override
    public synchronized void close() {
        leaderships.forEach(Leadership::close);
        leaderships.clear();
        if (registrations != null) {
            registrations.close();
            registrations = null;
        }
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private CuratorFramework newClient() {
        return zookeeper
                .client()
                .sessionTimeoutMs(Math.toIntExact(sessionTimeout.toMillis()))
                .connectionTimeoutMs(Math.toIntExact(sessionTimeout.toMillis()))
                .retryPolicy(new BoundedExponentialBackoffRetry(50, 1000, 5))
                .build();
    }

    private void awaitConnection() throws InterruptedException {
        if (!client.blockUntilConnected(Math.toIntExact(connectTimeout.toSeconds()), TimeUnit.SECONDS)) {
            throw new ApplianceException("ZooKeeper at " + zookeeper + " cannot be reached within "
                    + connectTimeout.toSeconds() + " s; check that it runs and that the address is right.");
        }
    }

    /** A new session is kept before anything is registered in it, or very soon after when it replaces a lost one. */
    private void rememberSession(ConnectionState state) {
        if (state != ConnectionState.CONNECTED && state != ConnectionState.RECONNECTED) {
            return;
        }
        try {
            ZooKeeper handle = client.getZookeeperClient().getZooKeeper();
            identity.remember(new Identity.Session(handle.getSessionId(), handle.getSessionPasswd()));
        } catch (IOException e) {
            log.warn(
                    "The ZooKeeper session cannot be kept in {}; after a kill others wait for it to time out",
                    directory,
                    e);
        } catch (Exception e) {
            log.debug("The session is gone again", e);
        }
    }
}
