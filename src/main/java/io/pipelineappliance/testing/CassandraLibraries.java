package io.pipelineappliance.testing;

import io.pipelineappliance.assembly.Libraries;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.launcher.boot.BootException;
import io.pipelineappliance.launcher.boot.Library;
import io.pipelineappliance.launcher.boot.LibraryUse;
import java.io.File;
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

    /** With those of the class path, which is this process's own. */
    Libraries all() {
        return new Libraries(CassandraLibraries::classPath, () -> jars, List.of());
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
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
        return Libraries.in(directory);
    }
}
