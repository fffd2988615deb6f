package io.pipelineappliance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The class-data archives that the first start in a cache directory makes in the background: main JVM and executors. */
final class ClassArchives {
    private static final int COUNT = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path cache;

    /** @param cache what {@code PIPELINE_APPLIANCE_CACHE} is */
    ClassArchives(Path cache) {
        this.cache = cache;
    }

    /** Whether all are there before patience ends. */
    boolean await() throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(limit)) {
            if (areThere()) {
                return true;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return false;
    }

    private boolean areThere() throws IOException {
        try (Stream<Path> files =
                Files.find(cache, 3, (file, attributes) -> file.toString().endsWith(".jsa"))) {
            return files.count() == COUNT;
        }
    }
}
