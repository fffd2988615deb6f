package io.pipelineappliance.explore.machine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the data directory takes: measured by a thread of its own when somebody asks, and not again for a while. */
final class DataDirectoryUse {
    private static final Logger log = LoggerFactory.getLogger(DataDirectoryUse.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST_FILES = 100_000;

    private final Path directory;
    private final Clock clock;
    private Instant measuredAt;
    private List<SystemView.DirectoryUse> parts = List.of();
    private boolean measuring;

    DataDirectoryUse(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** As it was last measured; has it measured again when that is long ago. */
    synchronized SystemView.DiskUse latest() throws IOException {
        boolean old = measuredAt == null || measuredAt.plus(FRESH).isBefore(clock.instant());
        if (old && !measuring) {
            measuring = true;
            Thread thread = new Thread(this::measure, "disk-use");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
        var volume = Files.getFileStore(directory);
        return new SystemView.DiskUse(
                directory.toAbsolutePath().toString(),
                volume.getTotalSpace(),
                volume.getUsableSpace(),
                measuredAt,
                parts);
    }

    private void measure() {
        List<SystemView.DirectoryUse> measured = new ArrayList<>();
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.filter(Files::isDirectory).toList()) {
                measured.add(use(child));
            }
            measured.sort(
                    Comparator.comparingLong(SystemView.DirectoryUse::bytes).reversed());
        } catch (IOException | RuntimeException e) {
            log.debug("{} cannot be measured", directory, e);
        }
        finish(List.copyOf(measured));
    }

    private synchronized void finish(List<SystemView.DirectoryUse> measured) {
        parts = measured;
        measuredAt = clock.instant();
        measuring = false;
    }

    private static SystemView.DirectoryUse use(Path part) throws IOException {
        Count count = new Count();
        Files.walkFileTree(part, count);
        return new SystemView.DirectoryUse(
                part.getFileName().toString(), count.bytes, count.files, count.files < MOST_FILES);
    }

    private static final class Count extends SimpleFileVisitor<Path> {
        private long bytes;
        private long files;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            files++;
            return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        /** Files come and go meanwhile. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
