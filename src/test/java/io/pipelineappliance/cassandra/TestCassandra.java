package io.pipelineappliance.cassandra;

import io.pipelineappliance.config.CassandraConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What tests need to boot a node: free ports and the libraries that the build has put together. */
public final class TestCassandra {
    private static final Path LIBRARIES = Path.of("target", "cassandra-libraries");

    private TestCassandra() {}

    public static CassandraConfig onFreePorts() {
        return CassandraConfig.embedded(freePort(), freePort());
    }

    public static EmbeddedCassandra node(CassandraConfig config, Path dataDirectory) {
        return new EmbeddedCassandra(config, dataDirectory, libraries());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> libraries() {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
