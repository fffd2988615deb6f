package io.pipelineappliance.it.infrastructure;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed and started again on the same port and directory. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path directory;
    private final int port;
    private Process process;

    /**
     * @param name of its log
     * @param arguments of the {@code java} command
     * @param directory works there, and writes its log there
     * @param port answers when it is up
     */
    ServerProcess(String name, List<String> arguments, Map<String, String> environment, Path directory, int port) {
        this.name = name;
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        this.command.addAll(arguments);
        this.environment = environment;
        this.directory = directory;
        this.port = port;
    }

    /** Starts it; it is not up yet. */
    public ServerProcess start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.startsWith("SPARK_") || variable.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(directory);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until it accepts connections. */
    public ServerProcess awaitUp() {
        await(name + " is up")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .failFast(this::requireAlive)
                .until(this::answers);
        return this;
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended; see " + log());
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it prints. */
    public Path log() {
        return directory.resolve(name + ".log");
    }

    int port() {
        return port;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            awaitEnd();
        }
    }
}
