package io.pipelineappliance.assembly;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.cassandra.EmbeddedCassandra;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.CassandraConfig;
import io.pipelineappliance.pipeline.Table;
import java.net.InetSocketAddress;

/** The appliance's own session, and the pipeline's table, which it makes or checks. */
final class PreparedTable implements Component {
    private final CassandraConfig config;
    private final Table table;
    private volatile CqlSession session;

    PreparedTable(CassandraConfig config, Table table) {
        this.config = config;
        this.table = table;
    }

    CqlSession session() {
        CqlSession current = session;
        if (current == null) {
            throw new IllegalStateException("there is no session yet");
        }
        return current;
    }

    @Override
    public void start() {
        session = CqlSession.builder().addContactPoint(new InetSocketAddress("127.0.0.1", config.port())).withLocalDatacenter("datacenter1").withConfigLoader(com.datastax.oss.driver.api.core.config.DriverConfigLoader.programmaticBuilder().withDuration(com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_TIMEOUT, java.time.Duration.ofSeconds(20)).build()).build();
        session.execute("CREATE KEYSPACE IF NOT EXISTS spark_streams WITH replication = {'class':'SimpleStrategy','replication_factor':1}");
        StringBuilder b = new StringBuilder();
        table.columns().forEach(c -> b.append(c.name()).append(' ').append(c.type()).append(c.name().equals(table.primaryKey()) ? " PRIMARY KEY" : "").append(", "));
        session.execute("CREATE TABLE IF NOT EXISTS spark_streams.created_users (" + b + "ingested_at timestamp, kafka_partition int, kafka_offset bigint)");
    }

    @Override
    public Health check() {
        return session == null ? Health.down("the table is not there yet") : Health.up();
    }

    @Override
    public void close() {
        CqlSession current = session;
        session = null;
        if (current != null) {
            current.close();
        }
    }
}
