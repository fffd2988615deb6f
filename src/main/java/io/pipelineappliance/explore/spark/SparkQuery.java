package io.pipelineappliance.explore.spark;

import java.time.Instant;

/**
 * The streaming query from Kafka to Cassandra: how it is set up, and how it runs.
 *
 * @param state as RUNNING or RESTARTING
 * @param configuredMode REAL_TIME or MICRO_BATCH, as configured
 * @param mode the mode in which it runs
 * @param slotProblem why its partitions and the task slots do not fit, one sentence, or null
 * @param runningSince when it was started last, or null while it does not run
 * @param checkpoint the directory of its checkpoint
 * @param checkpointIntervalMillis real-time mode: time between commits of offsets
 * @param triggerIntervalMillis micro-batch mode: time between batches; 0 for as soon as possible
 * @param maxInFlight writes to Cassandra under way at once for each partition
 * @param failOnDataLoss whether offsets that Kafka no longer has stop it
 * @param partitions of the topic, or null as long as Kafka has not said it
 * @param slots task slots that all of its executors have together
 * @param slotsRegistered task slots of the executors that are there now
 * @param lastError the error that ended it last, or null
 */
public record SparkQuery(
        String state,
        String configuredMode,
        String mode,
        String slotProblem,
        Instant runningSince,
        String checkpoint,
        long checkpointIntervalMillis,
        long triggerIntervalMillis,
        int maxInFlight,
        boolean failOnDataLoss,
        Integer partitions,
        int slots,
        int slotsRegistered,
        String lastError) {}
