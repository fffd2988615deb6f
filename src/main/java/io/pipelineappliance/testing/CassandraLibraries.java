package io.pipelineappliance.testing;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.launcher.boot.BootException;
import io.pipelineappliance.launcher.boot.Library;
import io.pipelineappliance.launcher.boot.LibraryUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of Cassandra's own class loader. They are inside the library's jar, and unpacked once for each user and version into the same
 * cache directory as those of the executable jar.
 */
record CassandraLibraries(List<Path> jars, AutoCloseable use) {
    /** Beside the classes of a build that made no jar yet. */
    private static final String OF_THE_BUILD = "cassandra-libraries";

    static CassandraLibraries none() {
        return new CassandraLibraries(List.of(), () -> {});
    }

    /** @throws ApplianceException when they cannot be unpacked, or the jar has none */
    static CassandraLibraries find() {
        Path origin = origin();
        if (Files.isDirectory(origin)) {
            return new CassandraLibraries(jars(origin.resolveSibling(OF_THE_BUILD)), () -> {});
        }
        try {
            Path home = Library.unpacked(origin).home();
            return new CassandraLibraries(jars(home.resolve("cassandra")), LibraryUse.of(home));
        } catch (BootException e) {
            throw new ApplianceException(e.getMessage(), e);
        }
    }

    private static Path origin() {
        try {
            return Path.of(CassandraLibraries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> jars(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ApplianceException(
                    "Cassandra's libraries are not in " + directory
                            + "; take io.pipelineappliance:pipeline-appliance as its build made it, or build it with mvn package");
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
