package io.pipelineappliance.it.harness;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The pipeline's table, by the Cassandra driver. */
public final class PipelineTable implements AutoCloseable {
    /** Its keyspace. */
    public static final String KEYSPACE = "spark_streams";

    /** Its whole name. */
    public static final String NAME = KEYSPACE + ".created_users";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final InetSocketAddress address;
    private final UnaryOperator<CqlSessionBuilder> access;
    private CqlSession session;

    /** That of a Cassandra which lets everybody in. */
    public static PipelineTable at(String address) {
        return new PipelineTable(address, UnaryOperator.identity());
    }

    /** @param address {@code host:port} */
    PipelineTable(String address, UnaryOperator<CqlSessionBuilder> access) {
        String[] parts = address.split(":");
        this.address = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        this.access = access;
    }

    /** An open session, which comes back by itself when Cassandra does. */
    public synchronized CqlSession session() {
        if (session == null) {
            session = access.apply(CqlSession.builder())
                    .addContactPoint(address)
                    .withLocalDatacenter("datacenter1")
                    .withConfigLoader(patient())
                    .build();
        }
        return session;
    }

    private static DriverConfigLoader patient() {
        return DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, PATIENCE)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, PATIENCE)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, PATIENCE)
                .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(200))
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(1))
                .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
                .build();
    }

    /** The keys of all rows. */
    public Set<UUID> keys() {
        Set<UUID> keys = new HashSet<>();
        session().execute("SELECT id FROM " + NAME).forEach(row -> keys.add(row.getUuid("id")));
        return keys;
    }

    /** All rows, by key. */
    public Map<UUID, Row> rows() {
        Map<UUID, Row> rows = new HashMap<>();
        session().execute("SELECT * FROM " + NAME).forEach(row -> rows.put(row.getUuid("id"), row));
        return rows;
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
