package io.pipelineappliance.cassandra.client;

import io.pipelineappliance.tls.TlsMaterial;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where Cassandra is, how to be let in, and how many replicas count. Serializable: executors get a copy.
 *
 * @param nodes some of them, each {@code host:port}
 * @param dataCenter the data centre whose nodes are used
 * @param user for a cluster that wants a password; empty for none
 * @param password that user's
 * @param tls one element where the connection is encrypted
 * @param readConsistency by Cassandra's names
 * @param writeConsistency by Cassandra's names
 * @param alone whether it is one node of version 5, as the embedded one is, which needs less to be found out of
 */
public record CassandraAccess(
        List<String> nodes,
        String dataCenter,
        String user,
        String password,
        List<TlsMaterial> tls,
        String readConsistency,
        String writeConsistency,
        boolean alone)
        implements Serializable {
    /** A node of its own on this machine that lets everybody in. */
    public static CassandraAccess local(int port) {
        return new CassandraAccess(
                List.of("127.0.0.1:" + port),
                CassandraSessions.LOCAL_DATACENTER,
                "",
                "",
                List.of(),
                "LOCAL_ONE",
                "LOCAL_QUORUM",
                true);
    }

    /** The nodes as addresses, whose names are looked up at every connection. */
    List<InetSocketAddress> addresses() {
        return nodes.stream().map(CassandraAccess::address).toList();
    }

    private static InetSocketAddress address(String node) {
        int colon = node.lastIndexOf(':');
        return InetSocketAddress.createUnresolved(
                node.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(node.substring(colon + 1)));
    }

    /** As sentences say it, without the password. */
    @Override
    public String toString() {
        return String.join(", ", nodes);
    }
}
