package io.pipelineappliance.it.infrastructure;

import io.pipelineappliance.it.harness.StablePorts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a pipeline runs on, or some of it, as processes of their own; and the settings that lead an appliance there. */
public final class Infrastructure implements AutoCloseable {
    private static final int BROKERS = 3;
    private static final int WORKERS = 2;

    private final Path directory;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private ServerProcess zookeeper;
    private KafkaCluster kafka;
    private ServerProcess registry;
    private SparkCluster spark;
    private ServerProcess cassandra;

    private Infrastructure(Path directory) {
        this.directory = directory;
    }

    /** Nothing yet; data and logs go below the directory. */
    public static Infrastructure in(Path directory) {
        return new Infrastructure(directory);
    }

    /** Everything: three brokers, a master and two workers, and one of each of the others. */
    public static Infrastructure whole(Path directory) {
        return in(directory)
                .withZooKeeper()
                .withKafka(BROKERS)
                .withRegistry()
                .withSpark()
                .withCassandra();
    }

    public Infrastructure withZooKeeper() {
        int port = StablePorts.next();
        zookeeper = new ServerProcess(
                "zookeeper",
                List.of(
                        "-Xmx128m",
                        "-Dzookeeper.admin.enableServer=false",
                        "-Dzookeeper.preAllocSize=1024",
                        "-cp",
                        ClassPaths.ofTests(),
                        "org.apache.zookeeper.server.ZooKeeperServerMain",
                        "" + port,
                        directory.resolve("zookeeper/data").toString()),
                Map.of(),
                directory.resolve("zookeeper"),
                port);
        settings.put("zookeeper.mode", "external");
        settings.put("zookeeper.connect", "127.0.0.1:" + port);
        return this;
    }

    public Infrastructure withKafka(int brokers) {
        return withKafka(brokers, Map.of());
    }

    /** @param clientListener properties of the listener for clients, with its protocol as {@code protocol} */
    public Infrastructure withKafka(int brokers, Map<String, String> clientListener) {
        kafka = new KafkaCluster(directory.resolve("kafka"), brokers, clientListener);
        settings.put("kafka.mode", "external");
        settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
        return this;
    }

    public Infrastructure withRegistry() {
        int port = StablePorts.next();
        registry = new ServerProcess(
                "schema-registry",
                List.of(
                        "-Xmx128m",
                        "-cp",
                        ClassPaths.ofTests(),
                        RegistryMain.class.getName(),
                        "" + port,
                        kafka.bootstrapServers()),
                Map.of(),
                directory.resolve("schema-registry"),
                port);
        settings.put("schema-registry.mode", "external");
        settings.put("schema-registry.url", "http://127.0.0.1:" + port);
        return this;
    }

    public Infrastructure withSpark() {
        spark = new SparkCluster(directory.resolve("spark"), WORKERS);
        settings.put("spark.mode", "external");
        settings.put("spark.master", spark.masterUrl());
        return this;
    }

    public Infrastructure withCassandra() {
        return withCassandra(Map.of());
    }

    /** @param more settings of {@code cassandra.yaml} */
    public Infrastructure withCassandra(Map<String, Object> more) {
        cassandra = CassandraServer.in(directory.resolve("cassandra"), more);
        settings.put("cassandra.mode", "external");
        settings.put("cassandra.contact-points", "127.0.0.1:" + cassandra.port());
        settings.put("cassandra.replication.datacenter1", "1");
        return this;
    }

    /** Starts it all and returns when everything accepts connections. */
    public Infrastructure start() {
        try {
            startAll();
            return this;
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private void startAll() {
        if (zookeeper != null) {
            zookeeper.start();
        }
        if (kafka != null) {
            kafka.start();
        }
        if (cassandra != null) {
            cassandra.start();
        }
        if (spark != null) {
            spark.start();
        }
        if (kafka != null) {
            kafka.awaitUp();
        }
        if (registry != null) {
            registry.start();
        }
        if (zookeeper != null) {
            zookeeper.awaitUp();
        }
        if (spark != null) {
            spark.awaitUp();
        }
        if (registry != null) {
            registry.awaitUp();
        }
        if (cassandra != null) {
            cassandra.awaitUp();
        }
    }

    /** The keys of the appliance's configuration that lead it here. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    public KafkaCluster kafka() {
        return kafka;
    }

    public ServerProcess registry() {
        return registry;
    }

    public SparkCluster spark() {
        return spark;
    }

    public ServerProcess cassandra() {
        return cassandra;
    }

    @Override
    public void close() {
        if (spark != null) {
            spark.close();
        }
        for (AutoCloseable system : new AutoCloseable[] {registry, cassandra, kafka, zookeeper}) {
            closed(system);
        }
    }

    private static void closed(AutoCloseable system) {
        try {
            if (system != null) {
                system.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
