package io.pipelineappliance.config;

/**
 * The embedded Spark cluster. Slots are logical: more of them than the machine has cores is fine, and each topic partition
 * needs one in real-time mode.
 *
 * @param masterPort port of {@code spark://127.0.0.1:PORT}; default 7077
 * @param uiPort the application UI; default 4040
 * @param masterUiPort the UI of the master; 0 takes a free port; default 0
 * @param workers workers in the JVM; default 2
 * @param workerCores task slots that each worker offers; default 4
 * @param workerMemory memory that each worker offers to executors; default 2 GiB
 * @param executors executor processes of the stream job; default 1
 * @param executorSlots task slots of each of them; default 4
 * @param executorMemory heap of each of them; default 512 MiB
 */
public record SparkConfig(
        int masterPort,
        int uiPort,
        int masterUiPort,
        int workers,
        int workerCores,
        DataSize workerMemory,
        int executors,
        int executorSlots,
        DataSize executorMemory) {}
