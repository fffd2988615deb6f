package io.pipelineappliance.config;

import java.util.List;

/**
 * The embedded Spark cluster. Slots are logical: more of them than the machine has cores is fine, and each topic
 * partition needs one in real-time mode.
 *
 * @param masterPort port of {@code spark://127.0.0.1:PORT}
 * @param uiPort the application UI
 * @param masterUiPort the UI of the master; 0 takes a free port
 * @param workers workers in the JVM, 1 to 16
 * @param workerCores task slots that each worker offers, 1 to 256
 * @param workerMemory memory that each worker offers to executors
 * @param executors executor processes of the stream job, 1 to 64
 * @param executorSlots task slots of each of them, 1 to 256
 * @param executorMemory heap of each of them, 480 MiB or more
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
        DataSize executorMemory) {

    /**
     * Spark refuses an executor whose heap is under 450 MiB; a garbage collector keeps some of what {@code -Xmx}
     * gives.
     */
    private static final DataSize LEAST_EXECUTOR_MEMORY = DataSize.ofMebibytes(480);

    public SparkConfig {
        int roomBySlots = workerCores / Math.max(1, executorSlots);
        long roomByMemory = workerMemory.mebibytes() / Math.max(1, executorMemory.mebibytes());
        new Requirements()
                .port("master-port", masterPort)
                .port("ui-port", uiPort)
                .port("master-ui-port", masterUiPort)
                .range("workers", workers, 1, 16)
                .range("worker-cores", workerCores, 1, 256)
                .range("executors", executors, 1, 64)
                .range("executor-slots", executorSlots, 1, 256)
                .atLeast("executor-memory", executorMemory, LEAST_EXECUTOR_MEMORY)
                .that(
                        workers * roomBySlots >= executors,
                        List.of("executors", "executor-slots", "workers", "worker-cores"),
                        "of " + executorSlots + " slots do not fit on " + workers + " workers of " + workerCores
                                + " cores",
                        "use fewer spark.executors or spark.executor-slots, or more spark.workers or"
                                + " spark.worker-cores")
                .that(
                        workers * Math.min(roomBySlots, roomByMemory) >= Math.min(executors, workers * roomBySlots),
                        List.of(
                                "executors",
                                "executor-memory",
                                "workers",
                                "worker-memory",
                                "executor-slots",
                                "worker-cores"),
                        "of " + executorMemory + " do not fit on " + workers + " workers of " + workerMemory,
                        "use fewer spark.executors or less spark.executor-memory, or more spark.worker-memory")
                .verify();
    }

    /** Task slots of the stream job: partitions of the topic that it can read at once. */
    public int slots() {
        return executors * executorSlots;
    }

    List<ConfiguredPort> ports() {
        return List.of(
                new ConfiguredPort("master-port", masterPort),
                new ConfiguredPort("ui-port", uiPort),
                new ConfiguredPort("master-ui-port", masterUiPort));
    }

    SparkConfig withPorts(FreePorts free) {
        return new SparkConfig(
                free.resolve(masterPort),
                free.resolve(uiPort),
                free.resolve(masterUiPort),
                workers,
                workerCores,
                workerMemory,
                executors,
                executorSlots,
                executorMemory);
    }
}
