package io.pipelineappliance.cassandra;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.spi.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One generation of the node: its class loader, its threads and the node in them. Starts once and stops once.
 *
 * <p>Everything that runs inside the node's loader runs on threads that end with the call. A thread of the application
 * would carry the node's thread locals, and with them the whole loader, for ever.
 */
final class IsolatedNode implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(IsolatedNode.class);
    private static final String NODE_CLASS = "io.pipelineappliance.cassandra.node.CassandraNode";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final NativeLibrary cLibrary = CLibrary.load();
    private final NodeClassLoader loader;
    private final NodeThreads threads;
    private volatile Object node;
    private volatile Thread starting;

    IsolatedNode(List<Path> libraries) {
        loader = new NodeClassLoader(libraries, IsolatedNode.class.getClassLoader());
        threads = new NodeThreads(loader);
    }

    /**
     * Starts the node and returns when it serves.
     *
     * @param limit how long it may take
     * @throws NodeFailure when the node says that it cannot start
     * @throws TimeoutException when the limit passed
     */
    void start(Path dataDirectory, int port, int storagePort, Duration limit)
            throws NodeFailure, TimeoutException, InterruptedException {
        run("cassandra-start", limit, () -> {
            starting = Thread.currentThread();
            node = loader.loadClass(NODE_CLASS)
                    .getConstructor(Path.class, int.class, int.class)
                    .newInstance(dataDirectory, port, storagePort);
            threads.reportTo((Thread.UncaughtExceptionHandler) node);
            ((Runnable) node).run();
            return null;
        });
    }

    /** Why the node can serve no longer, or null while it can. */
    @SuppressWarnings("unchecked")
    String failure() {
        Supplier<String> current = (Supplier<String>) node;
        return current == null ? null : current.get();
    }

    @Override
    public void close() {
        try {
            if (starting != null) {
                starting.interrupt();
            }
            if (node != null) {
                run("cassandra-stop", STOP_LIMIT, () -> {
                    ((AutoCloseable) node).close();
                    return null;
                });
            }
        } catch (NodeFailure | TimeoutException e) {
            LOGGER.warn("Cassandra did not stop cleanly; its commit log has all data for the next start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            node = null;
            threads.close();
            endItsLogging();
            closeLoader();
            Reference.reachabilityFence(cLibrary);
        }
    }

    /** Log4j may keep a configuration and loggers for each class loader, which would outlive this one. */
    private void endItsLogging() {
        LoggerContext ofTheNode = LogManager.getContext(loader, false);
        if (ofTheNode != LogManager.getContext(IsolatedNode.class.getClassLoader(), false)) {
            LogManager.shutdown(ofTheNode);
        }
    }

    private void closeLoader() {
        try {
            loader.close();
        } catch (IOException e) {
            LOGGER.warn("Could not close Cassandra's class loader", e);
        }
    }

    private void run(String name, Duration limit, Callable<Void> work)
            throws NodeFailure, TimeoutException, InterruptedException {
        FutureTask<Void> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NodeFailure(cause(e));
        }
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() instanceof InvocationTargetException invocation ? invocation.getCause() : e.getCause();
    }

    /** The node could not start or stop; the message is its reason. */
    static final class NodeFailure extends Exception {
        private static final long serialVersionUID = 1L;

        NodeFailure(Throwable cause) {
            super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        }
    }
}
