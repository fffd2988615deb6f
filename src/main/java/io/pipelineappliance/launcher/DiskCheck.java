package io.pipelineappliance.launcher;

import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the disk that the data directory is on, or will be on, has room. */
final class DiskCheck {
    private DiskCheck() {}

    static Optional<String> problem(ApplianceConfig config) {
        Path directory = config.ephemeral() ? Path.of(System.getProperty("java.io.tmpdir")) : config.dataDir();
        DataSize minimum = config.machine().minFreeSpace();
        try {
            long usable = Files.getFileStore(nearestExisting(directory)).getUsableSpace();
            return usable >= minimum.bytes() ? Optional.empty() : Optional.of(sentence(directory, minimum, usable));
        } catch (IOException e) {
            // A place that cannot even be asked cannot be used either: opening the data directory says why.
            return Optional.empty();
        }
    }

    private static String sentence(Path directory, DataSize minimum, long usable) {
        return "machine.min-free-space: " + minimum + " is more than the " + usable / (1024 * 1024)
                + "MiB free on the disk of " + directory
                + "; free some, choose another --data-dir, or lower machine.min-free-space";
    }

    private static Path nearestExisting(Path directory) {
        Path path = directory.toAbsolutePath();
        while (path.getParent() != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
