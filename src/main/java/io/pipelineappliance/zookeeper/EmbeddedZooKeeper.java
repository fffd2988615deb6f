package io.pipelineappliance.zookeeper;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.ZooKeeperConfig;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ZooKeeper server on loopback, which keeps its data. Several in a JVM start one after the other. May be closed and started again,
 * also as a new object on the same directory.
 */
public final class EmbeddedZooKeeper implements Component {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedZooKeeper.class);
    private static final String HOST = "127.0.0.1";
    private static final Duration START = Duration.ofSeconds(30);
    /** Read once, by the first use of a log; the 64 MiB that ZooKeeper sets aside are for a busy server. */
    private static final String LOG_PREALLOCATION_KIB = "zookeeper.preAllocSize";

    /** What a server reports to is handed over statically, so the next one starts when that is done. */
    private static final Object ONE_START_AT_A_TIME = new Object();

    private final ZooKeeperConfig config;
    private final Path directory;
    private volatile TestingServer server;
    private volatile CompletableFuture<Throwable> failure = new CompletableFuture<>();

    /**
     * @param config port and session time-out
     * @param directory where ZooKeeper's log and snapshots live; created when absent
     */
    public EmbeddedZooKeeper(ZooKeeperConfig config, Path directory) {
        this.config = config;
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Where clients connect to the server of that configuration: {@code host:port}. */
    public static String connectString(ZooKeeperConfig config) {
        return HOST + ":" + config.port();
    }

    /**
     * Returns once clients are served.
     *
     * @throws ApplianceException when the port is taken or the directory cannot be used
     */
    @Override
    public synchronized void start() throws Exception {
        if (server != null) {
            throw new IllegalStateException("ZooKeeper is started already");
        }
        System.setProperty(LOG_PREALLOCATION_KIB, "1024");
        try {
            prepareDirectory();
            synchronized (ONE_START_AT_A_TIME) {
                failure = ReportingConnectionFactory.reportNextServer();
                server = new TestingServer(specification(), false);
                startOrFail(server);
            }
            deleteGeneratedConfiguration();
        } catch (Exception | Error e) {
            close();
            throw mendable(e);
        }
    }

    @Override
    public Health check() {
        Throwable cause = failure.getNow(null);
        if (cause != null) {
            return Health.down(
                    "ZooKeeper stopped: " + cause.getMessage() + "; the log says more, restart the appliance.");
        }
        return server == null ? Health.down("ZooKeeper is not started.") : Health.up();
    }

    @Override
    public synchronized void close() {
        TestingServer current = server;
        server = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                log.warn("ZooKeeper did not stop cleanly; its log is recovered on the next start", e);
            }
        }
    }

    /** The start waits a minute for a server that has failed; here it ends as soon as the failure is known. */
    private void startOrFail(TestingServer starting) throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        failure.thenAccept(started::completeExceptionally);
        Thread starter = new Thread(() -> completeWith(started, starting), "zookeeper-start");
        starter.setDaemon(true);
        starter.start();
        try {
            started.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new ApplianceException("ZooKeeper did not start within " + START.toSeconds() + " s; see the log.", e);
        } finally {
            starter.interrupt();
        }
    }

    private static void completeWith(CompletableFuture<Void> started, TestingServer starting) {
        try {
            starting.start();
            started.complete(null);
        } catch (Exception | Error e) {
            started.completeExceptionally(e);
        }
    }

    private InstanceSpec specification() {
        int session = Math.toIntExact(config.sessionTimeout().toMillis());
        // Sessions expire on ticks, so a tick is a fraction of the session.
        int tick = Math.max(200, Math.min(2000, session / 5));
        Map<String, Object> settings = Map.of(
                "clientPortAddress", HOST,
                "maxSessionTimeout", String.valueOf(Math.max(session, 20 * tick)),
                "serverCnxnFactory", ReportingConnectionFactory.class.getName());
        // The ports of an ensemble stay unused; given as 0 since -1 would look for free ones on every interface.
        return new InstanceSpec(data().toFile(), config.port(), 0, 0, false, 1, tick, -1, settings, HOST);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void prepareDirectory() {
        try {
            Files.createDirectories(data());
            deleteGeneratedConfiguration();
            OldSnapshots.delete(data());
        } catch (IOException e) {
            throw new ApplianceException(
                    "ZooKeeper cannot use its directory " + directory + " (" + e
                            + "); make it writable or choose another.",
                    e);
        }
    }

    /** ZooKeeper writes its configuration to a new file beside the data on every start and leaves it. */
    private void deleteGeneratedConfiguration() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "zookeeper.configuration*.properties")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private Exception mendable(Throwable failure) {
        if (failure instanceof BindException) {
            return new ApplianceException(
                    "zookeeper.port: port " + config.port() + " on " + HOST + " cannot be opened ("
                            + failure.getMessage()
                            + "); stop the process that uses it or set zookeeper.port to a free port.",
                    failure);
        }
        if (failure instanceof IOException) {
            return new ApplianceException(
                    "ZooKeeper cannot read its data in " + data() + " (" + failure.getMessage()
                            + "); move that directory away, what it holds is registered anew by every start.",
                    failure);
        }
        return failure instanceof Exception exception ? exception : new IllegalStateException(failure);
    }
}
