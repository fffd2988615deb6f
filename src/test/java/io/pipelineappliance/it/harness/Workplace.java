package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the tests find the jar and leave what a reader of a failure wants. */
public final class Workplace {
    private static final Path BUILD =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");

    private Workplace() {}

    /** The executable jar of this build. */
    public static Path jar() {
        Path jar = Path.of(System.getProperty(
                "it.jar", BUILD.resolve("pipeline-appliance.jar").toString()));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; mvn package makes it");
        }
        return jar;
    }

    /** The Java that runs the tests. */
    public static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    static Path kafkaTools() {
        return BUILD.resolve("kafka-tools");
    }

    public static Path cache() {
        return BUILD.resolve("it").resolve("cache");
    }

    /** An empty directory under {@code target/it} for what is left of a test's runs: terminals and logs. */
    public static Path report(String name) {
        try {
            Path directory = BUILD.resolve("it").resolve(name);
            delete(directory);
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new directory, outside of the build directory. */
    public static Path temporary(String name) {
        try {
            return Files.createTempDirectory("appliance-it-" + name + "-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the logs of an appliance and of its executors. */
    static void copyLogs(Path dataDirectory, Path report) {
        try (Stream<Path> files = Files.walk(dataDirectory)) {
            files.filter(Workplace::isLog).forEach(file -> copy(file, report.resolve(dataDirectory.relativize(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLog(Path file) {
        String name = file.getFileName().toString();
        boolean text = file.getParent().endsWith("logs") || name.equals("stderr") || name.equals("stdout");
        return text && Files.isRegularFile(file);
    }

    private static void copy(Path file, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target);
            Files.copy(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a directory with all that is in it, if it is there. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
