package io.pipelineappliance.it.infrastructure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the servers' classes are. */
final class ClassPaths {
    /** What a distribution of Spark has not: everything of ours, of Kafka, and of the driver for Cassandra. */
    private static final List<String> NOT_SPARK = List.of(
            "pipeline-appliance",
            "spark-sql-kafka",
            "spark-token-provider-kafka",
            "kafka",
            "commons-pool2",
            "java-driver",
            "native-protocol",
            "config-",
            "reactive-streams",
            "HdrHistogram",
            "resilience4j",
            "javalin",
            "junit",
            "assertj",
            "archunit",
            "awaitility");

    private ClassPaths() {}

    /** The libraries of the tests, and the tests themselves. */
    static String ofTests() {
        return entries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath());
    }

    /** Makes the home of a Spark distribution: a directory with {@code jars/}. */
    static Path sparkHome(Path home) {
        try {
            Path jars = Files.createDirectories(home.resolve("jars"));
            for (Path jar : entries().toList()) {
                String name = jar.getFileName().toString();
                if (name.endsWith(".jar")
                        && NOT_SPARK.stream().noneMatch(name::startsWith)
                        && !Files.exists(jars.resolve(name))) {
                    Files.createSymbolicLink(jars.resolve(name), jar);
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars of a directory below the build's. */
    static String directory(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java's flags that open packages to whoever reaches into them. */
    static List<String> opening(String... packages) {
        return Arrays.stream(packages)
                .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
                .toList();
    }
}
