package io.pipelineappliance.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The whole configuration. Each component takes its own record and never sees the others.
 *
 * @param dataDir where all data, logs and checkpoints live
 * @param ephemeral whether a temporary directory, removed on stop, takes the place of {@code dataDir}
 * @param mode whose systems are used, where one has no mode of its own
 * @param zookeeper ZooKeeper
 * @param kafka Kafka
 * @param schemaRegistry the Schema Registry, embedded or external
 * @param cassandra Cassandra
 * @param spark Spark
 * @param pipeline the topic that the pipeline runs over
 * @param fetch the source
 * @param schedule when and how often it is asked
 * @param stream the stream job
 * @param dashboard the web page and its API
 * @param messages what a look at the messages of a topic may cost
 * @param machine what the machine must have before anything starts
 */
public record ApplianceConfig(
        Path dataDir,
        boolean ephemeral,
        Mode mode,
        ZooKeeperConfig zookeeper,
        KafkaConfig kafka,
        SchemaRegistryConfig schemaRegistry,
        CassandraConfig cassandra,
        SparkConfig spark,
        PipelineConfig pipeline,
        FetchConfig fetch,
        ScheduleConfig schedule,
        StreamConfig stream,
        DashboardConfig dashboard,
        MessagesConfig messages,
        MachineConfig machine) {

    public ApplianceConfig {
        Requirements requirements = new Requirements();
        requirements.that(
                !dataDir.toString().contains(","),
                "data-dir",
                "has a comma in it, which Spark takes for the end of a directory's name",
                "choose a directory without one");
        requireSlots(requirements, pipeline, spark, stream);
        clashes(ports(zookeeper, kafka, schemaRegistry, cassandra, spark, fetch, dashboard))
                .forEach(requirements::apart);
        requirements.verify();
    }

    /** Every port that an appliance of this configuration listens on, those that are still 0 among them. */
    public List<ConfiguredPort> ports() {
        return ports(zookeeper, kafka, schemaRegistry, cassandra, spark, fetch, dashboard);
    }

    /**
     * The same with a distinct free loopback port in place of each 0.
     *
     * @throws io.pipelineappliance.component.ApplianceException when no port is free
     */
    public ApplianceConfig withFreePorts() {
        FreePorts free =
                new FreePorts(ports().stream().map(ConfiguredPort::number).toList());
        return new ApplianceConfig(
                dataDir,
                ephemeral,
                mode,
                zookeeper.withPorts(free),
                kafka.withPorts(free),
                schemaRegistry.withPorts(free),
                cassandra.withPorts(free),
                spark.withPorts(free),
                pipeline,
                fetch.withPorts(free),
                schedule,
                stream,
                dashboard.withPorts(free),
                messages,
                machine);
    }

    /** Free ports on loopback, none of them one of this configuration's. */
    public List<Integer> otherFreePorts(int count) {
        FreePorts free =
                new FreePorts(ports().stream().map(ConfiguredPort::number).toList());
        return IntStream.range(0, count).mapToObj(number -> free.resolve(0)).toList();
    }

    /** Partitions beyond the slots are never read in real-time mode, and Spark does not say so. */
    private static void requireSlots(
            Requirements requirements, PipelineConfig pipeline, SparkConfig spark, StreamConfig stream) {
        requirements.that(
                stream.mode() == StreamConfig.Mode.MICRO_BATCH || pipeline.partitions() <= spark.slots(),
                List.of("pipeline.partitions", "spark.executors", "spark.executor-slots", "stream.mode"),
                "is more than the " + spark.slots()
                        + " task slots (spark.executors x spark.executor-slots), and real-time"
                        + " mode never reads the partitions beyond them",
                "use " + spark.slots() + " or fewer, more spark.executor-slots, or stream.mode micro-batch");
    }

    private static List<ConfiguredPort> ports(
            ZooKeeperConfig zookeeper,
            KafkaConfig kafka,
            SchemaRegistryConfig schemaRegistry,
            CassandraConfig cassandra,
            SparkConfig spark,
            FetchConfig fetch,
            DashboardConfig dashboard) {
        return Stream.of(
                        within("zookeeper", zookeeper.ports()),
                        within("kafka", kafka.ports()),
                        within("schema-registry", schemaRegistry.ports()),
                        within("cassandra", cassandra.ports()),
                        within("spark", spark.ports()),
                        within("fetch", fetch.ports()),
                        within("dashboard", dashboard.ports()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<ConfiguredPort> within(String section, List<ConfiguredPort> ports) {
        return ports.stream().map(port -> port.within(section)).toList();
    }

    private static List<List<String>> clashes(List<ConfiguredPort> ports) {
        Map<Integer, List<String>> keysByNumber = ports.stream()
                .filter(port -> !port.isAny())
                .collect(Collectors.groupingBy(
                        ConfiguredPort::number,
                        TreeMap::new,
                        Collectors.mapping(ConfiguredPort::key, Collectors.toList())));
        return keysByNumber.values().stream().filter(keys -> keys.size() > 1).toList();
    }
}
