package io.pipelineappliance.launcher;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What libraries print by themselves, and stack traces of threads that die. The terminal belongs to the person before it:
 * {@link Terminal} and the command line keep the streams that they were given.
 */
final class StrayOutput {
    private static final String FILE = "output.log";

    private StrayOutput() {}

    /** Sends it to a file in that directory from now on. */
    static void into(Path directory) {
        try {
            Files.createDirectories(directory);
            PrintStream file = new PrintStream(
                    Files.newOutputStream(
                            directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8);
            System.setOut(file);
            System.setErr(file);
        } catch (IOException e) {
            throw new ApplianceException(
                    "data-dir: " + directory + " cannot be written (" + e.getMessage() + "); choose another --data-dir",
                    e);
        }
    }
}
