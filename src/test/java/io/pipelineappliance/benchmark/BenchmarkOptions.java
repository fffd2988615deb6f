package io.pipelineappliance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What all benchmarks take. */
final class BenchmarkOptions {
    private static final Path PROJECT = Path.of(System.getProperty("benchmark.project", "."));

    @Option(names = "--jar", paramLabel = "FILE", description = "The executable jar.")
    private Path jar = PROJECT.resolve("target/pipeline-appliance.jar");

    @Option(
            names = "--work-dir",
            paramLabel = "DIRECTORY",
            description = "Where data directories are made; they are removed at the end.")
    private Path workDirectory = PROJECT.resolve("target/bench");

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Also put the tables into this Markdown file, between its markers.")
    private Path output;

    Path jar() {
        if (!Files.isRegularFile(jar)) {
            throw new BenchmarkFailed(jar + " is not there; build it or name another --jar");
        }
        return jar.toAbsolutePath();
    }

    /** A new directory for this run. */
    Path newDirectory(String prefix) throws IOException {
        Files.createDirectories(workDirectory);
        return Files.createTempDirectory(workDirectory.toAbsolutePath(), prefix + "-");
    }

    /** Fails early when the tables could not be written in the end. */
    void requireOutput(String section) throws IOException {
        if (output != null) {
            new MarkedSection(output, section).requirePresent();
        }
    }

    void print(String section, String markdown) throws IOException {
        System.out.println("\n" + markdown);
        if (output != null) {
            new MarkedSection(output, section).replace(markdown);
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
