package io.pipelineappliance.launcher;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where libraries write to while a command runs: their words have no place in a table, nor in the logs of an appliance that may run. */
final class CommandLogs {
    private CommandLogs() {}

    /**
     * Begins a new directory for them.
     *
     * @param command the command's name
     */
    static Path begin(String command) {
        try {
            Path directory = Files.createTempDirectory("pipeline-appliance-" + command + "-");
            System.setProperty(RunCommand.LOG_DIRECTORY, directory.toString());
            StrayOutput.into(directory);
            return directory;
        } catch (IOException e) {
            throw new ApplianceException(
                    "java.io.tmpdir: " + System.getProperty("java.io.tmpdir") + " cannot be written (" + e.getMessage()
                            + "); make room there, or name another directory with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }
}
