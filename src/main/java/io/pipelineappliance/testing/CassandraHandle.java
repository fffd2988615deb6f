package io.pipelineappliance.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import java.net.InetSocketAddress;

/** The appliance's Cassandra. */
public final class CassandraHandle {
    private final int port;
    private final OwnedClients clients;
    private CqlSession session;

    CassandraHandle(int port, OwnedClients clients) {
        this.port = port;
        this.clients = clients;
    }

    /** Where drivers connect. */
    public InetSocketAddress contactPoint() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** The data centre that drivers want to know. */
    public String localDatacenter() {
        return CassandraSessions.LOCAL_DATACENTER;
    }

    /** A session without a keyspace, opened by its first use and closed with the appliance; thread-safe. */
    public synchronized CqlSession session() {
        if (session == null) {
            session = clients.own(CassandraSessions.open(port, "test"));
        }
        return session;
    }
}
