package io.pipelineappliance.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** The executors of the process's Spark, which are processes below this one. */
final class SparkExecutors {
    private static final String EXECUTOR = "org.apache.spark.executor.CoarseGrainedExecutorBackend";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private SparkExecutors() {}

    /** Children only: another appliance that this process runs as a process of its own has executors too. */
    static List<ProcessHandle> running() {
        return ProcessHandle.current()
                .children()
                .filter(process -> commandLine(process).contains(EXECUTOR))
                .toList();
    }

    /**
     * Kills one as a crash would.
     *
     * @return how many there were before
     * @throws IllegalStateException when there is none
     */
    static int killOne() {
        List<ProcessHandle> before = running();
        ProcessHandle victim = before.stream()
                .min(Comparator.comparing(ProcessHandle::pid))
                .orElseThrow(() -> new IllegalStateException("no executor runs yet; run a job first"));
        victim.destroyForcibly();
        victim.onExit().join();
        return before.size();
    }

    /** Waits for so many. */
    static void await(int number) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (running().size() < number) {
            if (System.nanoTime() > end) {
                throw new ApplianceException("no executor came in place of the one that was killed within "
                        + PATIENCE.toSeconds() + " s; the log of the appliance says why");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Waits until these have ended, and kills those that take long. */
    static void awaitEnd(List<ProcessHandle> executors) {
        for (ProcessHandle executor : executors) {
            try {
                executor.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                executor.destroyForcibly();
                executor.onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The JDK says nothing of one that is as long as an executor's class path; Linux has it in a file. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"), ISO_8859_1);
        } catch (IOException noSuchFile) {
            return process.info().commandLine().orElse("");
        }
    }
}
