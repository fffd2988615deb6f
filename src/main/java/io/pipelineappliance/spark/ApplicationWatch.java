package io.pipelineappliance.spark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up an application that has had no executor for long, although a master is there. A master that was started again without its
 * state knows nothing of the application and has its executors ended, and Spark's driver would wait for ever; a new application is what
 * it does know. Where the cluster has no room, nothing is lost by it.
 */
final class ApplicationWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationWatch.class);

    private final IntSupplier executors;
    private final BooleanSupplier masterIsThere;
    private final Runnable giveUp;
    private final Duration patience;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "spark-application-watch");
    private volatile boolean closed;

    /**
     * @param executors how many there are now
     * @param masterIsThere whether a new application could be registered
     * @param giveUp ends the application; whoever needs one makes the next
     * @param patience how long none may be there
     * @param interval between two looks
     */
    ApplicationWatch(
            IntSupplier executors,
            BooleanSupplier masterIsThere,
            Runnable giveUp,
            Duration patience,
            Duration interval) {
        this.executors = executors;
        this.masterIsThere = masterIsThere;
        this.giveUp = giveUp;
        this.patience = patience;
        this.interval = interval;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long lastSeen = System.nanoTime();
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(interval.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            // The time during which there is no master does not count.
            if (executors.getAsInt() > 0 || !masterIsThere.getAsBoolean()) {
                lastSeen = System.nanoTime();
            } else if (System.nanoTime() - lastSeen > patience.toNanos()) {
                LOG.warn(
                        "The Spark application has had no executor for {} s; it is given up, and another one registered with the master",
                        patience.toSeconds());
                giveUp.run();
                lastSeen = System.nanoTime();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
