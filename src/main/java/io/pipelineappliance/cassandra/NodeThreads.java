package io.pipelineappliance.cassandra;

import java.lang.Thread.UncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that one generation of the node made, known by their context class loader.
 *
 * <p>Some of Cassandra's threads rely on the JVM's global handler to see that an exception is a fatal one. While the
 * node lives, this takes the handler's place for the node's threads; those of everybody else go to the handler that was
 * there before.
 */
final class NodeThreads implements UncaughtExceptionHandler, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(NodeThreads.class);

    private final ClassLoader loader;
    private final UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();
    private volatile UncaughtExceptionHandler node;

    NodeThreads(ClassLoader loader) {
        this.loader = loader;
    }

    void reportTo(UncaughtExceptionHandler handler) {
        node = handler;
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable exception) {
        UncaughtExceptionHandler handler = isOfTheNode(thread) ? node : others;
        if (handler == null) {
            LOGGER.error("Uncaught exception in thread {}", thread.getName(), exception);
        } else {
            handler.uncaughtException(thread, exception);
        }
    }

    /** Ends the threads that still wait for something, and puts the handler back that was there before. */
    @Override
    public void close() {
        if (Thread.getDefaultUncaughtExceptionHandler() == this) {
            Thread.setDefaultUncaughtExceptionHandler(others);
        }
        node = null;
        Thread.getAllStackTraces().keySet().stream().filter(this::isOfTheNode).forEach(Thread::interrupt);
    }

    private boolean isOfTheNode(Thread thread) {
        return thread.getContextClassLoader() == loader;
    }
}
