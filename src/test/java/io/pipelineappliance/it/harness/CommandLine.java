package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One command that ends by itself, in an empty working directory. */
public final class CommandLine {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final List<String> javaOptions = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private CommandLine(Path directory) {
        this.directory = directory;
    }

    /** One in this working directory. */
    public static CommandLine in(Path directory) {
        return new CommandLine(directory);
    }

    /** An option of the {@code java} command. */
    public CommandLine javaOption(String option) {
        javaOptions.add(option);
        return this;
    }

    /** Arguments of the jar. */
    public CommandLine arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Free ports for all port keys, so that nothing on this machine is in the way. */
    public CommandLine withFreePorts() {
        return withPorts(PortKeys.chosen());
    }

    /** These ports. */
    public CommandLine withPorts(Map<String, Integer> ports) {
        ports.forEach((key, port) -> arguments("--set", key + "=" + port));
        return this;
    }

    /** An environment variable. */
    public CommandLine environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What became of it: its exit code and all that it printed. */
    public record Result(int exitCode, String output) {}

    /** Runs it; a command that does not end by itself fails the test and is ended. */
    public Result run() {
        try (Started started = start()) {
            return new Result(
                    started.process().exitCode(PATIENCE), started.process().output());
        }
    }

    /**
     * A command under way.
     *
     * @param process it
     * @param terminal has what it prints
     */
    public record Started(ApplianceProcess process, Path terminal) implements AutoCloseable {
        @Override
        public void close() {
            process.kill();
            try {
                Files.delete(terminal);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Starts it. */
    public Started start() {
        List<String> command = new ArrayList<>(javaOptions);
        command.addAll(List.of("-jar", Workplace.jar().toString()));
        command.addAll(arguments);
        try {
            Path terminal = Files.createTempFile("appliance-it-", ".txt");
            return new Started(
                    ApplianceProcess.start(Workplace.javaHome(), command, directory, environment, terminal), terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
