package io.pipelineappliance.cassandra.client;

import static com.datastax.dse.driver.api.core.config.DseDriverOption.MONITOR_REPORTING_ENABLED;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.METADATA_SCHEMA_ENABLED;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.METADATA_TOKEN_MAP_ENABLED;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.METRICS_FACTORY_CLASS;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_DAEMON;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_IO_SIZE;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.PROTOCOL_VERSION;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.RECONNECTION_BASE_DELAY;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.RECONNECTION_MAX_DELAY;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.SESSION_NAME;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.TIMESTAMP_GENERATOR_FORCE_JAVA_CLOCK;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import io.pipelineappliance.component.ApplianceException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Opens driver sessions. A session is thread-safe and costs a second or more to open: one for each JVM is enough,
 * opened early. It follows a Cassandra that goes away and comes back; requests in between fail.
 *
 * <p>Requests are taken as idempotent, so the driver may send one again: what the appliance writes are upserts.
 */
public final class CassandraSessions {
    /** The data centre that the embedded node names itself. */
    public static final String LOCAL_DATACENTER = "datacenter1";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);
    private static final Duration FIRST_RECONNECT = Duration.ofMillis(200);
    private static final Duration LAST_RECONNECT = Duration.ofSeconds(3);

    private CassandraSessions() {}

    /**
     * Opens a session to a Cassandra on this machine.
     *
     * @param port its CQL port on 127.0.0.1
     * @param name who asks, as Cassandra's and the driver's logs show it
     * @throws ApplianceException when nothing answers there
     */
    public static CqlSession open(int port, String name) {
        return open(new InetSocketAddress("127.0.0.1", port), LOCAL_DATACENTER, name);
    }

    /**
     * Opens a session.
     *
     * @param address a node
     * @param localDatacenter the data centre whose nodes are used
     * @param name who asks, as Cassandra's and the driver's logs show it
     * @throws ApplianceException when nothing answers there
     */
    public static CqlSession open(InetSocketAddress address, String localDatacenter, String name) {
        ClassLoader loader = CqlSession.class.getClassLoader();
        try {
            return CqlSession.builder()
                    .withClassLoader(loader)
                    .withConfigLoader(config(loader, name))
                    .addContactPoint(address)
                    .withLocalDatacenter(localDatacenter)
                    .build();
        } catch (DriverException | IllegalStateException e) {
            throw new ApplianceException(
                    ("Cassandra at %s:%d does not accept a session (%s);"
                                    + " check that it runs and that its data centre is %s.")
                            .formatted(address.getHostString(), address.getPort(), e.getMessage(), localDatacenter),
                    e);
        }
    }

    private static DriverConfigLoader config(ClassLoader loader, String name) {
        ProgrammaticDriverConfigLoaderBuilder config = DriverConfigLoader.programmaticBuilder(loader)
                .withString(SESSION_NAME, name)
                // The newest that Cassandra 4 and 5 speak; the driver would try DSE's two first.
                .withString(PROTOCOL_VERSION, "V5")
                .withBoolean(REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withDuration(REQUEST_TIMEOUT, REQUEST_LIMIT)
                .withDuration(RECONNECTION_BASE_DELAY, FIRST_RECONNECT)
                .withDuration(RECONNECTION_MAX_DELAY, LAST_RECONNECT);
        patientWhileCassandraWarmsUp(config);
        withoutWhatIsNotUsed(config);
        endsAtOnce(config);
        return config.build();
    }

    private static void patientWhileCassandraWarmsUp(ProgrammaticDriverConfigLoaderBuilder config) {
        config.withDuration(CONNECTION_CONNECT_TIMEOUT, CONNECT_LIMIT)
                .withDuration(CONNECTION_INIT_QUERY_TIMEOUT, REQUEST_LIMIT)
                .withDuration(CONTROL_CONNECTION_TIMEOUT, REQUEST_LIMIT);
    }

    /**
     * Opens in half the time: no copy of the schema, no token map (one node owns all), no native clock, no usage
     * reports.
     */
    private static void withoutWhatIsNotUsed(ProgrammaticDriverConfigLoaderBuilder config) {
        config.withBoolean(METADATA_SCHEMA_ENABLED, false)
                .withBoolean(METADATA_TOKEN_MAP_ENABLED, false)
                .withBoolean(TIMESTAMP_GENERATOR_FORCE_JAVA_CLOCK, true)
                .withBoolean(MONITOR_REPORTING_ENABLED, false)
                .withString(METRICS_FACTORY_CLASS, "NoopMetricsFactory");
    }

    private static void endsAtOnce(ProgrammaticDriverConfigLoaderBuilder config) {
        config.withBoolean(NETTY_DAEMON, true)
                .withInt(NETTY_IO_SIZE, 2)
                .withInt(NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                .withInt(NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
    }
}
