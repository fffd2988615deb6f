package io.pipelineappliance.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Spark: the embedded cluster, or a standalone one that runs elsewhere. Slots are logical: more of them than the machine has cores is fine, and each topic
 * partition needs one in real-time mode.
 *
 * @param mode which of the two
 * @param master of the external one, {@code spark://host:port}, several masters as {@code spark://host:port,host:port}
 * @param driverHost name or address of this machine, by which the executors of an external cluster reach it; without
 *     one, the address from which this machine reaches the master
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
        Mode mode,
        Optional<String> master,
        Optional<String> driverHost,
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

    private static final Pattern MASTER = Pattern.compile("spark://[^\\s,/]+:\\d{1,5}(,[^\\s,/]+:\\d{1,5})*");

    public SparkConfig {
        Requirements requirements = new Requirements()
                .that(
                        mode == Mode.EMBEDDED || master.isPresent(),
                        List.of("master", "mode"),
                        "is missing, and spark.mode is external",
                        "name the master, like spark://host:7077")
                .that(
                        master.map(text -> MASTER.matcher(text).matches()).orElse(true),
                        "master",
                        "is no master of a standalone cluster",
                        "write it like spark://host:7077, or spark://host1:7077,host2:7077")
                .port("master-port", masterPort)
                .port("ui-port", uiPort)
                .port("master-ui-port", masterUiPort)
                .range("workers", workers, 1, 16)
                .range("worker-cores", workerCores, 1, 256)
                .range("executors", executors, 1, 64)
                .range("executor-slots", executorSlots, 1, 256)
                .atLeast("executor-memory", executorMemory, LEAST_EXECUTOR_MEMORY);
        if (mode == Mode.EMBEDDED) {
            requireRoom(requirements, workers, workerCores, workerMemory, executors, executorSlots, executorMemory);
        }
        requirements.verify();
    }

    private static void requireRoom(
            Requirements requirements,
            int workers,
            int workerCores,
            DataSize workerMemory,
            int executors,
            int executorSlots,
            DataSize executorMemory) {
        int roomBySlots = workerCores / Math.max(1, executorSlots);
        long roomByMemory = workerMemory.mebibytes() / Math.max(1, executorMemory.mebibytes());
        requirements
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
                        "use fewer spark.executors or less spark.executor-memory, or more spark.worker-memory");
    }

    /** Whether the cluster runs in this process. */
    public boolean embedded() {
        return mode == Mode.EMBEDDED;
    }

    /** Where applications are submitted. */
    public String masterUrl() {
        return embedded() ? "spark://127.0.0.1:" + masterPort : master.orElseThrow();
    }

    /** Task slots of the stream job: partitions of the topic that it can read at once. */
    public int slots() {
        return executors * executorSlots;
    }

    List<ConfiguredPort> ports() {
        ConfiguredPort ui = new ConfiguredPort("ui-port", uiPort);
        return embedded()
                ? List.of(
                        new ConfiguredPort("master-port", masterPort),
                        ui,
                        new ConfiguredPort("master-ui-port", masterUiPort))
                : List.of(ui);
    }

    SparkConfig withPorts(FreePorts free) {
        return new SparkConfig(
                mode,
                master,
                driverHost,
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
