package io.pipelineappliance.zookeeper;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;
import org.apache.zookeeper.server.persistence.Util;

/**
 * Every start of ZooKeeper writes a snapshot and begins a log, and nothing takes the old ones away. ZooKeeper's own
 * purge would, but tells standard output of each file.
 */
final class OldSnapshots {
    private static final int KEPT = 3;

    private OldSnapshots() {}

    /** Deletes all but the newest valid snapshots and the logs that they need. */
    static void delete(Path data) throws IOException {
        FileTxnSnapLog files = new FileTxnSnapLog(data.toFile(), data.toFile());
        try {
            List<File> newest = files.findNValidSnapshots(KEPT);
            if (newest.size() < KEPT) {
                return;
            }
            long oldestKept = Util.getZxidFromName(newest.get(KEPT - 1).getName(), "snapshot");
            Set<String> kept = Stream.concat(newest.stream(), Stream.of(files.getSnapshotLogs(oldestKept)))
                    .map(File::getName)
                    .collect(Collectors.toSet());
            deleteAllBut(kept, newest.get(0).toPath().getParent());
        } finally {
            files.close();
        }
    }

    private static void deleteAllBut(Set<String> kept, Path directory) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "{snapshot,log}.*")) {
            for (Path file : found) {
                if (!kept.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
