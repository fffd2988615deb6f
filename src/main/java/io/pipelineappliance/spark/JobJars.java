package io.pipelineappliance.spark;

import io.pipelineappliance.component.ApplianceException;
import java.nio.file.Path;
import java.util.List;

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
     * Those among the appliance's libraries, whose names have their versions.
     *
     * @throws ApplianceException when one is missing
     */
    public static List<Path> among(List<Path> libraries) {
        return NAMES.stream().map(name -> named(name, libraries)).toList();
    }

    private static Path named(String name, List<Path> files) {
        return files.stream()
                .filter(file -> file.getFileName().toString().matches("\\Q" + name + "\\E\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(
                        () -> new ApplianceException(
                                "The library " + name + "* of the stream job is not among those that the"
                                        + " appliance runs from, so executors elsewhere cannot have it; run the jar as its build made it."));
    }
}
