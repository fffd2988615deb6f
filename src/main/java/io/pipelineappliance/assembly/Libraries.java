package io.pipelineappliance.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The jars that an appliance runs from; looked for when they are needed.
 *
 * @param all those of the class path, which executors elsewhere are sent some of
 * @param cassandra those of the embedded node's own class loader
 * @param executorFlags further JVM flags of executors on this machine
 */
public record Libraries(Supplier<List<Path>> all, Supplier<List<Path>> cassandra, List<String> executorFlags) {
    /** Those that the executable jar has unpacked. */
    public static Libraries unpacked(Path home, List<String> executorFlags) {
        return new Libraries(() -> in(home.resolve("jars")), () -> in(home.resolve("cassandra")), executorFlags);
    }

    /**
     * The files of a directory, by name.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static List<Path> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The appliance's libraries cannot be read in " + directory, e);
        }
    }
}
