package io.pipelineappliance.cassandra.node;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps of a shutdown; one that fails is logged and never keeps the others from running. */
final class ShutdownSteps {
    private static final Logger LOGGER = LoggerFactory.getLogger(ShutdownSteps.class);

    /** Stops one thing. */
    interface Step {
        void run() throws Exception;
    }

    void inOrder(List<Step> steps) {
        steps.forEach(ShutdownSteps::run);
    }

    void atOnce(List<Step> steps) {
        List<Thread> threads = steps.stream().map(ShutdownSteps::start).toList();
        threads.forEach(ShutdownSteps::await);
    }

    private static Thread start(Step step) {
        Thread thread = new Thread(() -> run(step), "cassandra-stop-step");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (Exception | LinkageError | AssertionError e) {
            LOGGER.warn("A step of Cassandra's shutdown failed; the others go on", e);
        }
    }
}
