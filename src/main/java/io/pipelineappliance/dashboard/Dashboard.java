package io.pipelineappliance.dashboard;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.JavalinStaticResourceHandler;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.DashboardConfig;
import io.pipelineappliance.dashboard.access.Access;
import io.pipelineappliance.dashboard.access.BodyLimit;
import io.pipelineappliance.dashboard.access.OwnSite;
import io.pipelineappliance.dashboard.access.RequestLog;
import io.pipelineappliance.dashboard.access.ServerErrors;
import io.pipelineappliance.dashboard.dags.DagsApi;
import io.pipelineappliance.dashboard.health.HealthApi;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.LiveFeed;
import io.pipelineappliance.dashboard.http.Problems;
import io.pipelineappliance.dashboard.http.Role;
import io.pipelineappliance.dashboard.metrics.HttpRequests;
import io.pipelineappliance.dashboard.metrics.MetricsApi;
import io.pipelineappliance.schedule.Dags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web page and its API. */
public final class Dashboard implements Component {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 4_000;

    /** The system would take megabytes for each reader that does not read before anybody noticed. */
    private static final int SEND_BUFFER = 64 << 10;

    private static final int LARGEST_ASSET = 1 << 20;

    private static final UriCompliance NAMES_WITH_ANY_CHARACTER = UriCompliance.DEFAULT.with(
            "NAMES", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR, UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private final DashboardConfig config;
    private final LiveFeed feed;
    private final DagsApi dagsApi;
    private final List<ApiArea> areas;
    private final Access access;
    private final Api api;
    private final HttpRequests requests = new HttpRequests();
    private Javalin javalin;

    /**
     * @param config the port
     * @param status the state to show; asked up to ten times a second while many look, so it must not wait for anything
     * @param control what the page may do
     * @param dags the schedule
     * @param areas the other areas of the API; closed with the dashboard
     */
    public Dashboard(
            DashboardConfig config, Supplier<Status> status, ComponentControl control, Dags dags, List<ApiArea> areas) {
        this(config, status, control, dags, areas, PATIENCE);
    }

    Dashboard(
            DashboardConfig config,
            Supplier<Status> status,
            ComponentControl control,
            Dags dags,
            List<ApiArea> areas,
            Duration patience) {
        this.config = config;
        this.feed = new LiveFeed("events", status, INTERVAL, patience);
        this.dagsApi = new DagsApi(dags, patience);
        this.access = new Access(config, Clock.systemUTC());
        MetricsApi metrics = new MetricsApi(requests, StatusFigures.of(status), dags);
        HealthApi health = new HealthApi(StatusFigures.health(status));
        this.areas = Stream.concat(Stream.of(dagsApi, metrics, health, access.area()), areas.stream())
                .toList();
        this.api = new Api(status, control, feed, this.areas);
    }

    @Override
    public void start() {
        javalin = Javalin.create(this::configure);
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new ApplianceException(portSentence(), e);
        }
    }

    /** The port that it listens on; differs from the configured one when that is 0. */
    public int port() {
        return javalin.port();
    }

    @Override
    public Health check() {
        boolean serving = javalin != null && javalin.jettyServer().server().isRunning();
        return serving ? Health.up() : Health.down("The dashboard is not running.");
    }

    @Override
    public void close() {
        feed.close();
        areas.forEach(ApiArea::close);
        if (javalin != null) {
            javalin.stop();
        }
    }

    int listeners() {
        return feed.listeners();
    }

    int logFollowers() {
        return dagsApi.followers();
    }

    /** Method and path of each route, as {@code GET /path}. */
    Set<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint.method + " " + handler.endpoint.path)
                .filter(route -> !route.startsWith("BEFORE"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String portSentence() {
        return "dashboard.port: %s:%d is in use or may not be opened; stop what uses it, or choose another with "
                        .formatted(config.host(), config.port())
                + "--set dashboard.port=PORT.";
    }

    private void configure(JavalinConfig javalinConfig) {
        javalinConfig.startup.showJavalinBanner = false;
        javalinConfig.startup.showOldJavalinVersionWarning = false;
        javalinConfig.startup.startupWatcherEnabled = false;
        javalinConfig.http.prefer405over404 = true;
        javalinConfig.http.compressionStrategy = CompressionStrategy.GZIP;
        javalinConfig.routes.before(SecurityHeaders::add);
        javalinConfig.routes.before(new OwnSite(config)::check);
        access.register(javalinConfig.routes);
        javalinConfig.requestLogger.http((context, millis) -> {
            requests.count(context, millis);
            RequestLog.write(context, millis);
        });
        Problems.register(javalinConfig.routes);
        api.register(javalinConfig.routes);
        addPage(javalinConfig);
        configureJetty(javalinConfig);
    }

    private static void addPage(JavalinConfig javalinConfig) {
        javalinConfig.resourceHandler(new JavalinStaticResourceHandler());
        addFiles(javalinConfig, "/assets", "/web/assets", "public, max-age=31536000, immutable");
        addFiles(javalinConfig, "/", "/web", "no-cache");
    }

    private static void addFiles(JavalinConfig javalinConfig, String path, String directory, String caching) {
        javalinConfig.staticFiles.add(files -> {
            files.hostedPath = path;
            files.directory = directory;
            files.location = Location.CLASSPATH;
            files.roles = Set.of(Role.PUBLIC);
            files.precompressMaxSize = LARGEST_ASSET;
            files.headers = Map.of("Cache-Control", caching, "Vary", "Accept-Encoding");
        });
    }

    private void configureJetty(JavalinConfig javalinConfig) {
        QueuedThreadPool threads = new QueuedThreadPool(16, 2, 30_000);
        threads.setName("dashboard");
        threads.setDaemon(true);
        javalinConfig.jetty.threadPool = threads;
        javalinConfig.jetty.modifyServer(Dashboard::prepare);
        javalinConfig.jetty.addConnector((server, http) -> {
            // 68 kB for each connection, of which hundreds of pages have many.
            http.setHeaderCacheSize(0);
            // Subjects and groups may have a slash or a percent sign in their names, which is encoded in a path.
            http.setUriCompliance(NAMES_WITH_ANY_CHARACTER);
            ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
            connector.setHost(config.host().replaceAll("[\\[\\]]", ""));
            connector.setAcceptedSendBufferSize(SEND_BUFFER);
            connector.setPort(config.port());
            connector.setIdleTimeout(IDLE.toMillis());
            server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
            return connector;
        });
    }

    private static void prepare(Server server) {
        removeIdleWork(server);
        server.setHandler(new BodyLimit());
        server.setErrorHandler(new ServerErrors());
    }

    /** Javalin's default checks memory and threads once a second; a page for one machine has no use for that. */
    private static void removeIdleWork(Server server) {
        server.removeBean(server.getBean(LowResourceMonitor.class));
    }
}
