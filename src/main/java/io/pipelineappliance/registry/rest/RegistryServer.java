package io.pipelineappliance.registry.rest;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.registry.service.RegistryService;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The API on loopback. */
public final class RegistryServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    /** More than may wait for Kafka, so that look-ups never do. */
    private static final int MOST_THREADS = 64;

    private static final long LARGEST_BODY = 16L << 20;

    private final int port;
    private final Routes routes;
    private volatile Javalin javalin;

    /**
     * @param port on loopback; 0 for any
     * @param service what answers
     * @param identity what the registry says of itself
     * @param ready completes once there is something to answer with; requests wait for it
     */
    public RegistryServer(int port, RegistryService service, Identity identity, CompletionStage<Void> ready) {
        this.port = port;
        this.routes = new Routes(service, identity, ready);
    }

    /**
     * What the registry says of itself.
     *
     * @param version of the appliance
     * @param clusterId of Kafka; asked for with each request for it
     */
    public record Identity(String version, Supplier<String> clusterId) {}

    /** @throws ApplianceException when the port is taken */
    public void start() {
        javalin = Javalin.create(this::configure);
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new ApplianceException(
                    ("schema-registry.port: %s:%d is in use or may not be opened; stop what uses it, or choose another with "
                                    + "--set schema-registry.port=PORT.")
                            .formatted(HOST, port),
                    e);
        }
    }

    /** The port that it listens on; differs from the given one when that is 0. */
    public int port() {
        return javalin.port();
    }

    /** Whether it answers. */
    public boolean isRunning() {
        return javalin != null && javalin.jettyServer().server().isRunning();
    }

    @Override
    public void close() {
        if (javalin != null) {
            javalin.stop();
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        routes.register(config.routes);
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2, 30_000);
        threads.setName("schema-registry");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(RegistryServer::prepare);
        config.jetty.addConnector((server, http) -> {
            // Names of subjects may have any character, encoded; what they mean as a path matters to nobody here.
            http.setUriCompliance(UriCompliance.UNSAFE);
            ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
            connector.setHost(HOST);
            connector.setPort(port);
            return connector;
        });
    }

    private static void prepare(Server server) {
        server.removeBean(server.getBean(LowResourceMonitor.class));
        server.setErrorHandler(new JettyErrors());
    }
}
