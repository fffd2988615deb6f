package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine. */
public final class JavaHomes {
    private static final List<Path> USUAL = List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"));

    private JavaHomes() {}

    /** One of that version: where the environment variable {@code JAVA_25_HOME} points, for 25, or at a usual place. */
    public static Optional<Path> ofVersion(int feature) {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("JAVA_" + feature + "_HOME"))
                                .map(Path::of),
                        USUAL.stream().flatMap(JavaHomes::children))
                .filter(home -> isOfVersion(home, feature))
                .findFirst();
    }

    private static Stream<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().flatMap(home -> Stream.of(home, home.resolve("Contents/Home"))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfVersion(Path home, int feature) {
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.readString(home.resolve("release"))
                            .lines()
                            .anyMatch(line -> line.matches("JAVA_VERSION=\"" + feature + "(\\D.*)?"));
        } catch (IOException noRelease) {
            return false;
        }
    }
}
