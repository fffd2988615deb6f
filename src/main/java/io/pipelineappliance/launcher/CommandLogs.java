package io.pipelineappliance.launcher;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a command that is no appliance logs: the libraries' words have no place on its terminal, nor in an appliance's logs.
 *
 * @param directory a new one in the temporary directory
 */
record CommandLogs(Path directory) {
    /**
     * From now on all goes there.
     *
     * @param command in the directory's name
     */
    static CommandLogs begin(String command) {
        try {
            Path directory = Files.createTempDirectory("pipeline-appliance-" + command + "-");
            System.setProperty(RunCommand.LOG_DIRECTORY, directory.toString());
            StrayOutput.into(directory);
            return new CommandLogs(directory);
        } catch (IOException e) {
            throw new ApplianceException(
                    "java.io.tmpdir: " + System.getProperty("java.io.tmpdir") + " cannot be written (" + e.getMessage()
                            + "); make room there, or name another directory with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }

    /** Nobody will look at them. They are deleted when the process ends, since the libraries write until then. */
    void deleteAtExit() {
        try (Stream<Path> files = Files.list(directory)) {
            // The last that is named goes first.
            directory.toFile().deleteOnExit();
            files.forEach(file -> file.toFile().deleteOnExit());
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "What the clients logged meanwhile is in " + directory + ".";
    }
}
