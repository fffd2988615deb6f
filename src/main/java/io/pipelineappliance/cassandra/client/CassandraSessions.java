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
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_CONSISTENCY;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.SESSION_NAME;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.TIMESTAMP_GENERATOR_FORCE_JAVA_CLOCK;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.tls.TlsContext;
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

    /** The driver's profile of statements that write rows. */
    public static final String WRITES = "writes";

    private CassandraSessions() {}

    /**
     * Opens a session to a Cassandra on this machine.
     *
     * @param port its CQL port on 127.0.0.1
     * @param name who asks, as Cassandra's and the driver's logs show it
     * @throws ApplianceException when nothing answers there
     */
    public static CqlSession open(int port, String name) {
        return open(CassandraAccess.local(port), name);
    }

    /**
     * Opens a session.
     *
     * @param cassandra where it is and how to be let in
     * @param name who asks, as Cassandra's and the driver's logs show it
     * @throws ApplianceException when nothing answers there, or it does not let us in
     */
    public static CqlSession open(CassandraAccess cassandra, String name) {
        ClassLoader loader = CqlSession.class.getClassLoader();
        CqlSessionBuilder builder = CqlSession.builder()
                .withClassLoader(loader)
                .withConfigLoader(config(loader, cassandra, name))
                .addContactPoints(cassandra.addresses())
                .withLocalDatacenter(cassandra.dataCenter());
        if (!cassandra.user().isEmpty()) {
            builder.withAuthCredentials(cassandra.user(), cassandra.password());
        }
        cassandra
                .tls()
                .forEach(tls ->
                        builder.withSslEngineFactory(new ProgrammaticSslEngineFactory(TlsContext.of(tls), null, true)));
        try {
            return builder.build();
        } catch (DriverException | IllegalStateException e) {
            throw new ApplianceException(CassandraFailures.sentence(cassandra, e), e);
        }
    }

    private static DriverConfigLoader config(ClassLoader loader, CassandraAccess cassandra, String name) {
        ProgrammaticDriverConfigLoaderBuilder config = DriverConfigLoader.programmaticBuilder(loader)
                .withString(SESSION_NAME, name)
                .withString(REQUEST_CONSISTENCY, cassandra.readConsistency())
                .withBoolean(REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withDuration(REQUEST_TIMEOUT, REQUEST_LIMIT)
                .withDuration(RECONNECTION_BASE_DELAY, FIRST_RECONNECT)
                .withDuration(RECONNECTION_MAX_DELAY, LAST_RECONNECT);
        patientWhileCassandraWarmsUp(config);
        withoutWhatIsNotUsed(config, cassandra.alone());
        endsAtOnce(config);
        return config.startProfile(WRITES)
                .withString(REQUEST_CONSISTENCY, cassandra.writeConsistency())
                .endProfile()
                .build();
    }

    private static void patientWhileCassandraWarmsUp(ProgrammaticDriverConfigLoaderBuilder config) {
        config.withDuration(CONNECTION_CONNECT_TIMEOUT, CONNECT_LIMIT)
                .withDuration(CONNECTION_INIT_QUERY_TIMEOUT, REQUEST_LIMIT)
                .withDuration(CONTROL_CONNECTION_TIMEOUT, REQUEST_LIMIT);
    }

    /**
     * Opens in half the time: no copy of the schema, no native clock, no usage reports; of a node that is alone no token
     * map, since it owns all, and no trial of protocols: it speaks the newest of Cassandra's, and the driver would begin
     * with those of DSE.
     */
    private static void withoutWhatIsNotUsed(ProgrammaticDriverConfigLoaderBuilder config, boolean alone) {
        if (alone) {
            config.withString(PROTOCOL_VERSION, "V5");
        }
        // The token map of several nodes wants the keyspaces' replication, which is all that is read of the schema.
        config.withBoolean(METADATA_SCHEMA_ENABLED, !alone)
                .withBoolean(METADATA_TOKEN_MAP_ENABLED, !alone)
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
