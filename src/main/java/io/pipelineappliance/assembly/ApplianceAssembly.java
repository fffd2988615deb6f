package io.pipelineappliance.assembly;

import io.pipelineappliance.cassandra.EmbeddedCassandra;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.cassandra.client.RowReader;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.ZooKeeperConfig;
import io.pipelineappliance.config.loading.EffectiveValue;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.spark.StreamHistory;
import io.pipelineappliance.fetch.Fetcher;
import io.pipelineappliance.fetch.builtin.BuiltInSource;
import io.pipelineappliance.kafka.EmbeddedKafka;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.registry.EmbeddedSchemaRegistry;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.runtime.Appliance;
import io.pipelineappliance.runtime.DataDirectory;
import io.pipelineappliance.runtime.Part;
import io.pipelineappliance.runtime.PartStatus;
import io.pipelineappliance.schedule.engine.Scheduler;
import io.pipelineappliance.schedule.engine.SystemTimer;
import io.pipelineappliance.spark.EmbeddedSpark;
import io.pipelineappliance.spark.SparkDriver;
import io.pipelineappliance.stream.StreamJob;
import io.pipelineappliance.stream.StreamQuery;
import io.pipelineappliance.stream.StreamSettings;
import io.pipelineappliance.stream.StreamStatistics;
import io.pipelineappliance.zookeeper.EmbeddedZooKeeper;
import io.pipelineappliance.zookeeper.ExternalZooKeeper;
import io.pipelineappliance.zookeeper.ZooKeeperClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** The appliance of one configuration, put together and ready to start. */
public final class ApplianceAssembly implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final ApplianceConfig config;
    private final Path directory;
    private final Appliance appliance;
    private final PipelineMonitor monitor;
    private final StatusView status;
    private final SparkDriver driver;
    private final StreamSampler sampler;
    private final Fetcher fetcher;
    private final Scheduler scheduler;
    private final LogTails logs;
    private final Selection selection;
    private final EndpointRegistrations registrations;

    /**
     * @param config with no port left at 0
     * @param configuration the same as it was written, to be shown; secrets masked
     * @param dataDirectory held by this process
     * @param libraries jars of Cassandra's own class loader
     * @param executorFlags further JVM flags of executors
     * @param startedAt when the process started, for boot times
     * @param clock now
     * @param listener hears of each change of a part's state
     */
    public ApplianceAssembly(
            ApplianceConfig config,
            List<EffectiveValue> configuration,
            DataDirectory dataDirectory,
            List<Path> libraries,
            List<String> executorFlags,
            Instant startedAt,
            Clock clock,
            Consumer<PartStatus> listener) {
        this(
                config,
                configuration,
                dataDirectory,
                libraries,
                executorFlags,
                startedAt,
                clock,
                listener,
                Selection.everything(),
                SparkSystem::own);
    }

    /**
     * The same with some of the systems only.
     *
     * @param selection those that run
     * @param sparkFactory where Spark comes from
     */
    public ApplianceAssembly(
            ApplianceConfig config,
            List<EffectiveValue> configuration,
            DataDirectory dataDirectory,
            List<Path> libraries,
            List<String> executorFlags,
            Instant startedAt,
            Clock clock,
            Consumer<PartStatus> listener,
            Selection selection,
            SparkSystem.Factory sparkFactory) {
        this.selection = selection;
        this.config = config;
        this.directory = dataDirectory.path();
        logs = LogTails.install(PartLoggers.ALL);
        Pipeline pipeline = new UsersPipeline();

        String zookeeperServers = zookeeperServers(config.zookeeper());
        ZooKeeperClient zookeeperClient = new ZooKeeperClient(
                zookeeperServers, config.zookeeper().sessionTimeout(), directory.resolve("identity"));
        registrations = new EndpointRegistrations(new ZooKeeperRegistry(zookeeperClient));
        FetchLeadership leadership = new FetchLeadership(zookeeperClient, registrations);

        EmbeddedKafka kafka = new EmbeddedKafka(config.kafka(), directory.resolve("kafka"));
        PreparedTopics topics = new PreparedTopics(kafka.bootstrapServers(), pipeline, config.pipeline());

        EmbeddedCassandra cassandra =
                new EmbeddedCassandra(config.cassandra(), directory.resolve("cassandra"), libraries);
        PreparedTable table = new PreparedTable(config.cassandra(), pipeline.table());

        RegistryAccess registryAccess = RegistryUse.access(config.schemaRegistry());
        StreamSettings settings = streamSettings(pipeline, kafka.bootstrapServers(), registryAccess);
        SparkSystem sparkSystem =
                sparkFactory.make(config.spark(), directory.resolve("spark"), settings.sparkProperties(executorFlags));
        EmbeddedSpark spark = sparkSystem.cluster();
        driver = sparkSystem.driver();
        StreamJob stream =
                new StreamJob(driver::session, settings, mode(), config.spark().slots(), clock);
        StreamStatistics statistics =
                new StreamStatistics(kafka.bootstrapServers(), pipeline.receiptTopic(), startedAt, clock);

        BuiltInSource builtInSource = new BuiltInSource(config.fetch().builtInPort());
        fetcher = new Fetcher(
                config.fetch(),
                config.schedule(),
                pipeline,
                RegistryUse.format(pipeline, config.pipeline(), registryAccess),
                topics.ready(),
                builtInSource::url,
                clock);
        scheduler = new Scheduler(
                directory.resolve("schedule"), fetcher.dags(), leadership, leadership, clock, new SystemTimer(clock));

        Masking masking = new Masking(config.dashboard().mask());
        RowReader rows = new RowReader(table::session, pipeline.table());
        monitor = new PipelineMonitor(
                new FigureQuery(
                        pipeline,
                        topics.topics(),
                        rows,
                        () -> statistics.summary().newest(),
                        masking),
                clock);
        status = new StatusView(
                directory,
                pipeline,
                startedAt,
                clock,
                this::appliance,
                logs,
                fetcher,
                scheduler,
                leadership,
                driver,
                stream,
                statistics,
                monitor);
        StreamHistory history = new StreamHistory();
        sampler = new StreamSampler(status::sample, history);
        DashboardAreas areas = new DashboardAreas(
                new PipelineSystems(
                        config,
                        pipeline,
                        kafka.bootstrapServers(),
                        zookeeperServers,
                        registryAccess,
                        table::session,
                        directory,
                        masking,
                        new StreamProgressView(status, pipeline.topic()),
                        () -> statistics.summary().newest(),
                        new SparkParts(
                                spark,
                                driver,
                                config.spark().uiPort(),
                                Optional.of(new StreamQueryView(
                                        config.stream(),
                                        settings.checkpoint(),
                                        config.spark().slots(),
                                        () -> driver.executors().slots(),
                                        stream::status,
                                        status)),
                                history)),
                configuration);
        Dashboard dashboard =
                new Dashboard(config.dashboard(), status, new PartControl(this::appliance), scheduler, areas.all());

        List<Part> parts = new ArrayList<>(List.of(
                Part.of(PartNames.DASHBOARD, "Dashboard", dashboard)
                        .at(config.dashboard().url().toString()),
                zookeeper(zookeeperServers, zookeeperClient),
                Part.of(PartNames.KAFKA, "Kafka", kafka)
                        .at(kafka.bootstrapServers())
                        .stoppable(),
                Part.of(PartNames.CASSANDRA, "Cassandra", cassandra)
                        .at(LOOPBACK + ":" + config.cassandra().port())
                        .stoppable(),
                Part.of(PartNames.SPARK, "Spark cluster", sparkSystem.clusterPart())
                        .at(spark.masterUrl())
                        .withLink(spark::masterUi),
                Part.of(PartNames.DRIVER, "Spark application", sparkSystem.driverPart(), PartNames.SPARK)
                        .at("http://" + LOOPBACK + ":" + config.spark().uiPort())
                        .withLink(() -> Optional.of(
                                "http://" + LOOPBACK + ":" + config.spark().uiPort())),
                Part.of(PartNames.LEADERSHIP, "Leadership", leadership, PartNames.ZOOKEEPER),
                Part.of(PartNames.TOPICS, "Topics", topics, PartNames.KAFKA),
                Part.of(PartNames.TABLE, "Table", table, PartNames.CASSANDRA)));
        List<String> fetcherNeeds = new ArrayList<>();
        if (config.fetch().enabled() && config.fetch().source() != FetchConfig.Source.RANDOMUSER) {
            parts.add(Part.of(PartNames.BUILT_IN_SOURCE, "Built-in source", builtInSource)
                    .at("http://" + LOOPBACK + ":" + config.fetch().builtInPort() + "/api/"));
            fetcherNeeds.add(PartNames.BUILT_IN_SOURCE);
        }
        if (config.schemaRegistry().isEmbedded()) {
            EmbeddedSchemaRegistry registry =
                    new EmbeddedSchemaRegistry(config.schemaRegistry(), kafka.bootstrapServers(), Version.current());
            parts.add(Part.of(PartNames.SCHEMA_REGISTRY, "Schema Registry", registry, PartNames.KAFKA)
                    .at(config.schemaRegistry().addresses().get(0).toString())
                    .stoppable());
        }
        parts.add(Part.of(PartNames.RECEIPTS, "Receipts", statistics, PartNames.TOPICS));
        // The sink waits for the table by itself, so the query need not.
        parts.add(Part.of(PartNames.STREAM, "Stream job", stream, PartNames.DRIVER, PartNames.TOPICS)
                .stoppable());
        // The schedule runs what it has as soon as it leads: the source is asked while Kafka boots.
        parts.add(Part.of(PartNames.FETCHER, "Fetcher", fetcher, fetcherNeeds.toArray(String[]::new)));
        parts.add(Part.of(PartNames.SCHEDULE, "Schedule", scheduler, PartNames.FETCHER));
        List<Part> selected =
                parts.stream().filter(part -> selection.includes(part.name())).toList();
        appliance = new Appliance(selected, clock, own(registrations).andThen(listener));
    }

    /** What runs elsewhere is not ours to announce. */
    private Consumer<PartStatus> own(Consumer<PartStatus> registrations) {
        boolean all = config.zookeeper().embedded();
        return status -> {
            if (all || !status.part().name().equals(PartNames.ZOOKEEPER)) {
                registrations.accept(status);
            }
        };
    }

    private static String zookeeperServers(ZooKeeperConfig config) {
        return config.embedded()
                ? EmbeddedZooKeeper.connectString(config)
                : config.connect().orElseThrow();
    }

    private Part zookeeper(String servers, ZooKeeperClient client) {
        String title = "ZooKeeper";
        return config.zookeeper().embedded()
                ? Part.of(
                                PartNames.ZOOKEEPER,
                                title,
                                new EmbeddedZooKeeper(config.zookeeper(), directory.resolve("zookeeper")))
                        .at(servers)
                        .stoppable()
                : Part.of(PartNames.ZOOKEEPER, title, new ExternalZooKeeper(servers, client::check))
                        .at(servers);
    }

    private StreamSettings streamSettings(Pipeline pipeline, String bootstrapServers, RegistryAccess registry) {
        return new StreamSettings(
                pipeline,
                bootstrapServers,
                registry,
                LOOPBACK,
                config.cassandra().port(),
                CassandraSessions.LOCAL_DATACENTER,
                directory.resolve("checkpoint").toString(),
                config.stream().checkpointInterval(),
                config.stream().triggerInterval(),
                config.stream().maxInFlight(),
                config.stream().failOnDataLoss());
    }

    private StreamQuery.Mode mode() {
        return switch (config.stream().mode()) {
            case REAL_TIME -> StreamQuery.Mode.REAL_TIME;
            case MICRO_BATCH -> StreamQuery.Mode.MICRO_BATCH;
        };
    }

    private Appliance appliance() {
        return appliance;
    }

    /** All parts, to start. */
    public void start() {
        appliance.start();
        if (selection.pipeline()) {
            sampler.start();
        }
    }

    /** All parts as they are now. */
    public List<PartStatus> parts() {
        return appliance.status();
    }

    /** A live session of the Spark application; only while that runs. */
    public SparkSession sparkSession() {
        return driver.session();
    }

    /** Stops one part while the rest runs. */
    public void stopPart(String name) {
        appliance.stopPart(name);
    }

    /** Starts a stopped part again. */
    public void startPart(String name) {
        appliance.startPart(name);
    }

    /** What the dashboard shows of it all. */
    public Status status() {
        return status.get();
    }

    /** Milliseconds from the start of the process to the first row, once there is one. */
    public Optional<Long> firstRowMillis() {
        return status.firstRowMillis();
    }

    /** When the next fetch is due, as long as none was since the start: that of the newest interval is done then. */
    public Optional<Instant> firstFetchAt() {
        boolean asked = fetcher.status(true, Optional.empty()).counts().runs() > 0;
        return asked
                ? Optional.empty()
                : fetcher.dags().stream().findFirst().flatMap(dag -> scheduler.nextRunAt(dag.id()));
    }

    /** Stops all parts, in reverse. */
    @Override
    public void close() {
        sampler.close();
        appliance.close();
        registrations.close();
        monitor.close();
        logs.uninstall();
    }
}
