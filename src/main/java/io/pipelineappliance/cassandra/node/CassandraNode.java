package io.pipelineappliance.cassandra.node;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.cassandra.service.CassandraDaemon;
import org.apache.cassandra.service.StorageService;
import org.apache.cassandra.utils.JVMStabilityInspector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node as the appliance sees it, through interfaces of the JDK: it runs (starts, and returns when it serves),
 * supplies the reason why it can serve no longer (or null), takes the exceptions that its threads did not catch, and
 * closes.
 */
public final class CassandraNode implements Runnable, Supplier<String>, Thread.UncaughtExceptionHandler, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CassandraNode.class);

    private final NodeSettings settings;
    private final FatalErrors fatalErrors = new FatalErrors(this::stopServing);
    private volatile NodeDaemon daemon;

    public CassandraNode(Path dataDirectory, int port, int storagePort) {
        settings = new NodeSettings(dataDirectory, port, storagePort);
    }

    @Override
    public void run() {
        NodeProperties.set();
        try {
            start();
        } catch (Exception | LinkageError | AssertionError e) {
            LOGGER.error("Cassandra could not start", e);
            throw new IllegalStateException(fatalErrors.reasonOr(e));
        }
        if (fatalErrors.get() != null) {
            throw new IllegalStateException(fatalErrors.get());
        }
    }

    private void start() throws Exception {
        NodeDaemon starting = new NodeDaemon(settings);
        starting.applyConfig();
        daemon = starting;
        JVMStabilityInspector.replaceKiller(fatalErrors);
        CassandraDaemon.registerNativeAccess();
        starting.init(null);
        starting.start();
    }

    @Override
    public String get() {
        return fatalErrors.get();
    }

    @Override
    public void uncaughtException(Thread thread, Throwable exception) {
        JVMStabilityInspector.uncaughtException(thread, exception);
    }

    /** Without clients, a broken node at least does not accept what it cannot keep. */
    private void stopServing() {
        Thread thread = new Thread(StorageService.instance::stopTransports, "cassandra-fatal-error");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        if (daemon != null) {
            new NodeShutdown(daemon).run();
        }
    }
}
