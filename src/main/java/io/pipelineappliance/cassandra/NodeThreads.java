package io.pipelineappliance.cassandra;

/**
 * The threads of one generation of the node. Every thread that the node makes inherits the group, and with it the one place where
 * an exception that nobody caught goes: to the node, instead of to the JVM's global handler.
 */
final class NodeThreads extends ThreadGroup {
    private volatile Thread.UncaughtExceptionHandler node;

    NodeThreads() {
        super("cassandra");
    }

    void reportTo(Thread.UncaughtExceptionHandler handler) {
        node = handler;
    }

    /** Ends what still waits, and lets go of the node: the JVM keeps thread groups. */
    void end() {
        interrupt();
        node = null;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable exception) {
        Thread.UncaughtExceptionHandler handler = node;
        if (handler == null) {
            super.uncaughtException(thread, exception);
        } else {
            handler.uncaughtException(thread, exception);
        }
    }
}
