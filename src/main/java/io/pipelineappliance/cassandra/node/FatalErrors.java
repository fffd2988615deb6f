package io.pipelineappliance.cassandra.node;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.cassandra.utils.JVMStabilityInspector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place of what ends the JVM when Cassandra meets an error that it cannot live with: keeps the first reason
 * instead, and ends the task that met it, as the end of the JVM would.
 */
final class FatalErrors extends JVMStabilityInspector.Killer implements Supplier<String> {
    private static final Logger LOGGER = LoggerFactory.getLogger(FatalErrors.class);

    private final AtomicReference<String> reason = new AtomicReference<>();
    private final Runnable onFirst;

    FatalErrors(Runnable onFirst) {
        this.onFirst = onFirst;
    }

    /** The first reason, or null when there was none. */
    @Override
    public String get() {
        return reason.get();
    }

    /** The first reason, or what the exception says. */
    String reasonOr(Throwable exception) {
        return reason.get() == null ? describe(exception) : reason.get();
    }

    @Override
    protected void killCurrentJVM(Throwable error, boolean quiet) {
        if (reason.compareAndSet(null, describe(error))) {
            LOGGER.error("Cassandra met an error that it cannot go on with", error);
            onFirst.run();
        }
        throw new IllegalStateException(reason.get());
    }

    private static String describe(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String own = text(error);
        return root == error || own.contains(text(root)) ? own : own + " (" + text(root) + ")";
    }

    private static String text(Throwable error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
