package io.pipelineappliance.spark;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the executors of a cluster that runs elsewhere need besides Spark's own distribution: the stream job and its libraries. */
public final class JobJars {
    /** The beginnings of the files' names, up to the version. */
    static final List<String> NAMES = List.of(
            "pipeline-appliance-",
            "spark-sql-kafka-0-10_2.13-",
            "spark-token-provider-kafka-0-10_2.13-",
            "kafka-clients-",
            "commons-pool2-",
            "java-driver-core-",
            "java-driver-guava-shaded-",
            "native-protocol-",
            "config-",
            "reactive-streams-",
            "HdrHistogram-",
            "resilience4j-core-");

    private JobJars() {}

    /**
     * Those in a directory of libraries, whose names have their versions.
     *
     * @throws ApplianceException when one is missing
     */
    public static List<Path> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            return NAMES.stream().map(name -> named(name, all, directory)).toList();
        } catch (IOException e) {
            throw new ApplianceException(
                    "The libraries of the stream job cannot be read in " + directory + ": " + e, e);
        }
    }

    private static Path named(String name, List<Path> files, Path directory) {
        return files.stream()
                .filter(file -> file.getFileName().toString().matches("\\Q" + name + "\\E\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new ApplianceException("The library " + name + "* of the stream job is missing in "
                        + directory + "; remove that directory, the next start makes it anew."));
    }
}
