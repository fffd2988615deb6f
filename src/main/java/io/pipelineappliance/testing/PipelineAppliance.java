package io.pipelineappliance.testing;

import io.pipelineappliance.config.ApplianceConfig;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * A running appliance inside this process. Several may run at the same time. Closing it is idempotent and leaves no thread, process,
 * port or temporary file of it behind.
 */
public final class PipelineAppliance implements AutoCloseable {
    private final Set<ApplianceComponent> components;
    private final RunningAssembly running;
    private final OwnedClients clients = new OwnedClients();
    private final OpenFaults openFaults = new OpenFaults();
    private boolean closed;
    private final KafkaHandle kafka;
    private final CassandraHandle cassandra;
    private final SparkHandle spark;

    PipelineAppliance(Set<ApplianceComponent> components, RunningAssembly running) {
        this.components = Set.copyOf(components);
        this.running = running;
        ApplianceConfig config = running.config();
        kafka = new KafkaHandle(config.kafka().servers(), clients);
        cassandra = new CassandraHandle(config.cassandra().port(), clients);
        spark = new SparkHandle(running.masterUrl(), running::sparkSession);
    }

    /** Everything free to choose: without further words all components, on free ports, with temporary data, without the pipeline. */
    public static ApplianceBuilder builder() {
        return new ApplianceBuilder();
    }

    /** The components that run, those among them that others needed. */
    public Set<ApplianceComponent> components() {
        return components;
    }

    /** Where data and checkpoints are. */
    public Path dataDirectory() {
        return running.directory();
    }

    /** Kafka. */
    public KafkaHandle kafka() {
        return of(ApplianceComponent.KAFKA, kafka);
    }

    /** Cassandra. */
    public CassandraHandle cassandra() {
        return of(ApplianceComponent.CASSANDRA, cassandra);
    }

    /** Spark. */
    public SparkHandle spark() {
        return of(ApplianceComponent.SPARK, spark);
    }

    /** The Schema Registry. */
    public SchemaRegistryHandle schemaRegistry() {
        return of(
                ApplianceComponent.SCHEMA_REGISTRY,
                new SchemaRegistryHandle(
                        running.config().schemaRegistry().addresses().get(0)));
    }

    /** The dashboard. */
    public DashboardHandle dashboard() {
        return of(
                ApplianceComponent.DASHBOARD,
                new DashboardHandle(running.config().dashboard().url()));
    }

    /** ZooKeeper's connection string. */
    public String zookeeperServers() {
        return of(ApplianceComponent.ZOOKEEPER, running.config().zookeeper().servers());
    }

    /** Waits for rows, records, lags and the stream job. */
    public Awaits await() {
        return new Awaits(this);
    }

    /** Makes trouble. */
    public Faults faults() {
        return new Faults(this, openFaults);
    }

    OpenFaults openFaults() {
        return openFaults;
    }

    RunningAssembly running() {
        return running;
    }

    private <T> T of(ApplianceComponent component, T handle) {
        if (!components.contains(component)) {
            throw new IllegalStateException(component + " does not run in this appliance of "
                    + new TreeSet<>(components) + "; name it among the components when it is built");
        }
        return handle;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        openFaults.forget();
        // Clients that wait for an answer would not close.
        running.relays().calm();
        clients.close();
        running.close();
    }

    @Override
    public String toString() {
        return "appliance of " + new TreeSet<>(components) + " in " + running.directory();
    }
}
