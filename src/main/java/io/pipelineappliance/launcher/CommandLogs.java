package io.pipelineappliance.launcher;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command that is no appliance logs: the libraries' words have no place on its terminal, nor in an appliance's logs. */
final class CommandLogs {
    private CommandLogs() {}

    /**
     * From now on all goes to files in a new directory.
     *
     * @param command in its name
     * @return the directory
     */
    static Path intoTemporaryDirectory(String command) {
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
