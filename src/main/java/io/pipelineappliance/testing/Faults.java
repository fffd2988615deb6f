package io.pipelineappliance.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Troubles for the appliance, each until it is closed. */
public final class Faults {
    private static final Map<ApplianceComponent, String> STOPPABLE = Map.of(
            ApplianceComponent.ZOOKEEPER, "zookeeper",
            ApplianceComponent.KAFKA, "kafka",
            ApplianceComponent.SCHEMA_REGISTRY, "schema-registry",
            ApplianceComponent.CASSANDRA, "cassandra");
    private static final String EXECUTOR = "org.apache.spark.executor.CoarseGrainedExecutorBackend";
    private static final Duration NEW_EXECUTOR = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final PipelineAppliance appliance;

    Faults(PipelineAppliance appliance) {
        this.appliance = appliance;
    }

    /** A trouble that lasts until it is closed. */
    @FunctionalInterface
    public interface Fault extends AutoCloseable {
        /** Ends it, and returns when all is as before. */
        @Override
        void close();
    }

    /** Stops a system: its port is closed, its data stays. Closing the fault starts it again. */
    public Fault stop(ApplianceComponent component) {
        if (!appliance.components().contains(component)) {
            throw new IllegalStateException(component + " does not run in this " + appliance);
        }
        String part = STOPPABLE.get(component);
        if (part == null) {
            throw new IllegalArgumentException(component + " cannot be stopped alone; these can: "
                    + STOPPABLE.keySet().stream().sorted().toList());
        }
        appliance.running().stopPart(part);
        return new Once(() -> appliance.running().startPart(part));
    }

    /**
     * Kills one of the executors of the process's Spark, as a crash would. Closing the fault waits for another one in its place.
     *
     * @throws IllegalStateException when there is none
     */
    public Fault killExecutor() {
        appliance.spark();
        List<ProcessHandle> before = executors();
        ProcessHandle victim = before.stream()
                .min(Comparator.comparing(ProcessHandle::pid))
                .orElseThrow(() -> new IllegalStateException("no executor runs yet; run a job first"));
        victim.destroyForcibly();
        victim.onExit().join();
        return new Once(() -> await(
                () -> executors().size() >= before.size(), "no executor came in place of the one that was killed"));
    }

    /** Children only: another appliance that this process runs as a process of its own has executors too. */
    static List<ProcessHandle> executors() {
        return ProcessHandle.current()
                .children()
                .filter(process -> commandLine(process).contains(EXECUTOR))
                .toList();
    }

    /** The JDK says nothing of one that is as long as an executor's class path; Linux has it in a file. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"), ISO_8859_1);
        } catch (IOException noSuchFile) {
            return process.info().commandLine().orElse("");
        }
    }

    private static void await(BooleanSupplier condition, String otherwise) {
        long end = System.nanoTime() + NEW_EXECUTOR.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new ApplianceException(otherwise + " within " + NEW_EXECUTOR.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static final class Once implements Fault {
        private Runnable undo;

        Once(Runnable undo) {
            this.undo = undo;
        }

        @Override
        public synchronized void close() {
            Runnable todo = undo;
            undo = null;
            if (todo != null) {
                todo.run();
            }
        }
    }
}
