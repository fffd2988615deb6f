package io.pipelineappliance.assembly;

import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.RowReader;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.loading.EffectiveValue;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.spark.StreamHistory;
import io.pipelineappliance.fetch.Fetcher;
import io.pipelineappliance.fetch.builtin.BuiltInSource;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.runtime.Appliance;
import io.pipelineappliance.runtime.DataDirectory;
import io.pipelineappliance.runtime.Part;
import io.pipelineappliance.runtime.PartStatus;
import io.pipelineappliance.schedule.engine.Scheduler;
import io.pipelineappliance.schedule.engine.SystemTimer;
import io.pipelineappliance.spark.SparkDriver;
import io.pipelineappliance.stream.StreamJob;
import io.pipelineappliance.stream.StreamSettings;
import io.pipelineappliance.stream.StreamStatistics;
import io.pipelineappliance.zookeeper.ZooKeeperClient;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** The appliance of one configuration, put together and ready to start. */
public final class ApplianceAssembly implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** For what is measured, and compared with times that Kafka and executors write: they go by it. */
    private static final Clock MACHINE_TIME = Clock.systemUTC();

    private final ApplianceConfig config;
    private final Path directory;
    private final Appliance appliance;
    private final PipelineMonitor monitor;
    private final StatusView status;
    private final SparkDriver driver;
    private final StreamSampler sampler;
    private final BuiltInSource builtInSource;
    private final Fetcher fetcher;
    private final Scheduler scheduler;
    private final LogTails logs;
    private final Selection selection;
    private final EndpointRegistrations registrations;

    /**
     * @param config with no port left at 0
     * @param configuration the same as it was written, to be shown; secrets masked
     * @param dataDirectory held by this process
     * @param libraries what it runs from
     * @param startedAt when the process started, for boot times
     * @param clock what time it is for the schedule, the fetcher and the stream job
     * @param listener hears of each change of a part's state
     */
    public ApplianceAssembly(
            ApplianceConfig config,
            List<EffectiveValue> configuration,
            DataDirectory dataDirectory,
            Libraries libraries,
            Instant startedAt,
            Clock clock,
            Consumer<PartStatus> listener) {
        this(config, configuration, dataDirectory, libraries, startedAt, clock, listener, Embedding.none());
    }

    /**
     * The same inside a process that has its own ways.
     *
     * @param embedding what those are
     */
    public ApplianceAssembly(
            ApplianceConfig config,
            List<EffectiveValue> configuration,
            DataDirectory dataDirectory,
            Libraries libraries,
            Instant startedAt,
            Clock clock,
            Consumer<PartStatus> listener,
            Embedding embedding) {
        this.selection = embedding.selection();
        this.config = config;
        this.directory = dataDirectory.path();
        logs = LogTails.install(PartLoggers.ALL);
        Pipeline pipeline = new UsersPipeline();

        ZooKeeperAccess zookeeper = ZooKeeperUse.access(config.zookeeper());
        ZooKeeperClient zookeeperClient =
                new ZooKeeperClient(zookeeper, config.zookeeper().sessionTimeout(), directory.resolve("identity"));
        registrations = new EndpointRegistrations(new ZooKeeperRegistry(zookeeperClient));
        FetchLeadership leadership = new FetchLeadership(zookeeperClient, registrations);

        KafkaAccess kafka = KafkaUse.access(config.kafka());
        PreparedTopics topics = new PreparedTopics(kafka, pipeline, config.pipeline());

        CassandraAccess cassandra = CassandraUse.access(config.cassandra());
        PreparedTable table = new PreparedTable(cassandra, CassandraUse.copies(config.cassandra()), pipeline.table());

        RegistryAccess registryAccess = RegistryUse.access(config.schemaRegistry());
        StreamSettings settings = StreamUse.settings(
                config.stream(),
                pipeline,
                kafka,
                registryAccess,
                cassandra,
                directory.resolve("checkpoint").toString());
        SparkSystem spark = embedding
                .spark()
                .make(
                        config.spark(),
                        directory.resolve("spark"),
                        libraries,
                        settings.sparkProperties(config.spark().embedded() ? libraries.executorFlags() : List.of()));
        driver = spark.driver();
        StreamJob stream = new StreamJob(
                driver::session,
                settings,
                StreamUse.mode(config.stream()),
                config.spark().slots(),
                clock);
        StreamStatistics statistics = new StreamStatistics(kafka, pipeline.receiptTopic(), startedAt, MACHINE_TIME);

        builtInSource = new BuiltInSource(config.fetch().builtInPort());
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
                MACHINE_TIME);
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
                        kafka,
                        zookeeper,
                        registryAccess,
                        table::session,
                        directory,
                        masking,
                        new StreamProgressView(status, pipeline.topic()),
                        () -> statistics.summary().newest(),
                        spark.view(
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

        Frontage frontage = embedding.frontage();
        List<Part> parts = new ArrayList<>(List.of(
                Part.of(PartNames.DASHBOARD, "Dashboard", dashboard)
                        .at(config.dashboard().url().toString()),
                ZooKeeperUse.part(config.zookeeper(), frontage, zookeeperClient, directory.resolve("zookeeper")),
                KafkaUse.part(config.kafka(), frontage, kafka, directory.resolve("kafka")),
                CassandraUse.part(
                        config.cassandra(), frontage, cassandra, directory.resolve("cassandra"), libraries.cassandra()),
                spark.clusterPart(),
                spark.applicationPart(),
                RegistryUse.part(config.schemaRegistry(), frontage, registryAccess, kafka),
                Part.of(PartNames.LEADERSHIP, "Leadership", leadership, PartNames.ZOOKEEPER),
                Part.of(PartNames.TOPICS, "Topics", topics, PartNames.KAFKA),
                Part.of(PartNames.TABLE, "Table", table, PartNames.CASSANDRA)));
        List<String> fetcherNeeds = new ArrayList<>();
        if (config.fetch().enabled() && config.fetch().source() != FetchConfig.Source.RANDOMUSER) {
            parts.add(Part.of(PartNames.BUILT_IN_SOURCE, "Built-in source", builtInSource)
                    .at("http://" + LOOPBACK + ":" + config.fetch().builtInPort() + "/api/"));
            fetcherNeeds.add(PartNames.BUILT_IN_SOURCE);
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
        appliance = new Appliance(selected, MACHINE_TIME, own(registrations).andThen(listener));
    }

    /** What runs elsewhere is not ours to announce. */
    private Consumer<PartStatus> own(Consumer<PartStatus> registrations) {
        Map<String, Boolean> own = Map.of(
                PartNames.ZOOKEEPER, config.zookeeper().embedded(),
                PartNames.KAFKA, config.kafka().embedded(),
                PartNames.SCHEMA_REGISTRY, config.schemaRegistry().isEmbedded(),
                PartNames.CASSANDRA, config.cassandra().embedded(),
                PartNames.SPARK, config.spark().embedded());
        return status -> {
            if (own.getOrDefault(status.part().name(), true)) {
                registrations.accept(status);
            }
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

    /** The source that is part of the appliance; it serves only when the configuration wants it. */
    public BuiltInSource builtInSource() {
        return builtInSource;
    }

    /** Stops one part while the rest runs. */
    public void stopPart(String name) {
        appliance.stopPart(name);
    }

    /** Starts a stopped part again. */
    public void startPart(String name) {
        appliance.startPart(name);
    }

    /** The last 200 lines that a part logged, oldest first. */
    public List<String> log(String part) {
        return logs.all(part);
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
