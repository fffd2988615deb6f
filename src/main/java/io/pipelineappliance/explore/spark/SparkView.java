package io.pipelineappliance.explore.spark;

import java.time.Instant;
import java.util.List;

/**
 * Spark at one moment.
 *
 * @param masterUrl where applications find the master
 * @param masterUi the master's own page, or null while it does not run
 * @param applicationUi the application's own page
 * @param master what the master says, or null
 * @param problem why the master says nothing, or null
 * @param executors those of the stream's application
 * @param lostExecutors those that went last, newest first; 20 at most
 * @param query the streaming query, or null before the appliance is put together
 * @param restarts when the query was down, newest first; 50 at most
 */
public record SparkView(
        String masterUrl,
        String masterUi,
        String applicationUi,
        SparkMaster master,
        String problem,
        List<SparkExecutor> executors,
        List<LostSparkExecutor> lostExecutors,
        SparkQuery query,
        List<StreamRestart> restarts) {

    /**
     * What the master says.
     *
     * @param state as ALIVE
     * @param workers at most 100
     * @param applications those that run or wait; at most 100
     */
    public record SparkMaster(String state, List<SparkWorker> workers, List<SparkApplication> applications) {}

    /**
     * A worker.
     *
     * @param id its name
     * @param address host and port
     * @param cores task slots that it offers
     * @param coresUsed those that are taken
     * @param memoryBytes memory that it offers
     * @param memoryUsedBytes what is taken of it
     * @param state as ALIVE or DEAD
     * @param lastHeartbeatAt when the master last heard of it
     */
    public record SparkWorker(
            String id,
            String address,
            int cores,
            int coresUsed,
            long memoryBytes,
            long memoryUsedBytes,
            String state,
            Instant lastHeartbeatAt) {}

    /**
     * An application.
     *
     * @param id its id
     * @param name its name
     * @param cores task slots that it has
     * @param state as RUNNING or WAITING
     * @param startedAt when it registered
     */
    public record SparkApplication(String id, String name, int cores, String state, Instant startedAt) {}

    /**
     * An executor.
     *
     * @param id its number within the application
     * @param host where it runs
     * @param slots tasks that it can run at once
     * @param activeTasks tasks that it runs now, or null when Spark does not say it
     * @param since when it registered
     */
    public record SparkExecutor(String id, String host, int slots, Integer activeTasks, Instant since) {}

    /**
     * An executor that is gone.
     *
     * @param id its number within the application
     * @param at when it went
     * @param reason what Spark says of it
     */
    public record LostSparkExecutor(String id, Instant at, String reason) {}
}
