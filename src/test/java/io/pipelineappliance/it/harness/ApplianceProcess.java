package io.pipelineappliance.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a Java program whose terminal is a file. */
public final class ApplianceProcess {
    private final Process process;
    private final Path terminal;

    private ApplianceProcess(Process process, Path terminal) {
        this.process = process;
        this.terminal = terminal;
    }

    /**
     * Starts it.
     *
     * @param arguments of the {@code java} command
     * @param directory its working directory
     * @param environment variables besides those of this process
     * @param terminal takes what it prints on both streams
     */
    static ApplianceProcess start(
            Path javaHome, List<String> arguments, Path directory, Map<String, String> environment, Path terminal) {
        ProcessBuilder builder = new ProcessBuilder()
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(terminal.toFile());
        builder.command().add(javaHome.resolve("bin/java").toString());
        builder.command().addAll(arguments);
        isolate(builder.environment());
        builder.environment().putAll(environment);
        try {
            return new ApplianceProcess(builder.start(), terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of whoever runs the tests must not reach the appliance; the libraries are unpacked into the build directory. */
    private static void isolate(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("APPLIANCE_") || name.startsWith("SPARK_"));
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.put("PIPELINE_APPLIANCE_CACHE", Workplace.cache().toString());
    }

    /** The operating system's process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(terminal, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as {@code kill} does. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        exitCode(Duration.ofSeconds(30));
    }

    /**
     * Its exit code, once it has ended.
     *
     * @throws AssertionError when it still runs after that time
     */
    public int exitCode(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "process " + pid() + " still runs after " + within + "; it printed\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
