package io.pipelineappliance.zookeeper;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.zookeeper.client.ConnectStringParser;

/** A ZooKeeper that runs elsewhere: reached once for the start, and then as well as the appliance's own session with it. */
public final class ExternalZooKeeper implements Component {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String connectString;
    private final Supplier<Health> session;
    private volatile boolean hadSession;

    /**
     * @param connectString {@code host:port}, several separated by commas
     * @param session how the appliance's own client of it is; answers at once
     */
    public ExternalZooKeeper(String connectString, Supplier<Health> session) {
        this.connectString = connectString;
        this.session = session;
    }

    /**
     * Returns once one of the servers has accepted a connection.
     *
     * @throws ApplianceException when none does
     */
    @Override
    public void start() {
        List<String> failures = new ArrayList<>();
        if (!accepts(failures)) {
            throw new ApplianceException("zookeeper.connect: no server of " + connectString + " can be reached ("
                    + String.join("; ", failures) + "); start ZooKeeper there, or correct the address.");
        }
    }

    @Override
    public Health check() {
        Health health = session.get();
        // The client connects only after this has started.
        hadSession |= health instanceof Health.Up;
        return hadSession ? health : Health.up();
    }

    /** Nothing was opened that would have to be closed. */
    @Override
    public void close() {}

    private boolean accepts(List<String> failures) {
        for (InetSocketAddress server : new ConnectStringParser(connectString).getServerAddresses()) {
            // Unresolved as parsed, so that a name is looked up each time.
            InetSocketAddress address = new InetSocketAddress(server.getHostString(), server.getPort());
            try (Socket socket = new Socket()) {
                socket.connect(address, Math.toIntExact(CONNECT.toMillis()));
                return true;
            } catch (IOException e) {
                failures.add(server.getHostString() + ":" + server.getPort() + ": "
                        + (address.isUnresolved() ? "the name is not known" : e.getMessage()));
            }
        }
        return false;
    }
}
