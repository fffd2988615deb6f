package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes as the operating system tells them. */
public final class ProcessTree {
    private static final Path PROC = Path.of("/proc");
    private static final String EXECUTOR = "org.apache.spark.executor.CoarseGrainedExecutorBackend";

    private ProcessTree() {}

    /** All processes below a process. */
    static List<ProcessHandle> descendantsOf(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
    }

    /** The Spark executors below a process. */
    static List<ProcessHandle> executorsOf(long pid) {
        return descendantsOf(pid).stream()
                .filter(process -> commandLine(process).contains(EXECUTOR))
                .toList();
    }

    /** Every process that works in a directory or below; none where the system does not tell. */
    static List<ProcessHandle> workingIn(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> workingDirectory(process).startsWith(directory))
                .toList();
    }

    /** Whole: what the JDK tells ends after one page of memory, which a long class path fills. */
    public static String commandLine(ProcessHandle process) {
        try {
            byte[] arguments = Files.readAllBytes(PROC.resolve(process.pid() + "/cmdline"));
            return new String(arguments, StandardCharsets.UTF_8);
        } catch (IOException goneOrNoProc) {
            return process.info().commandLine().orElse("");
        }
    }

    private static Path workingDirectory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(PROC.resolve(process.pid() + "/cwd"));
        } catch (IOException goneOrForeignOrNoProc) {
            return PROC;
        }
    }
}
