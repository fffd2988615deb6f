package io.pipelineappliance.it.infrastructure;

import io.pipelineappliance.it.harness.StablePorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Cassandra's own daemon in a process of its own. */
final class CassandraServer {
    private static final List<String> OPENED = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.reflect",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.util.jar",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "jdk.management/com.sun.management.internal");
    private static final List<String> EXPORTED = List.of(
            "java.base/jdk.internal.misc",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "jdk.attach/sun.tools.attach",
            "jdk.compiler/com.sun.tools.javac.file",
            "jdk.jdi/com.sun.tools.jdi");

    private CassandraServer() {}

    /**
     * A node that is alone in its ring.
     *
     * @param settings of {@code cassandra.yaml} besides the usual
     */
    static ServerProcess in(Path directory, Map<String, Object> settings) {
        int port = StablePorts.next();
        Path file = directory.resolve("cassandra.yaml");
        try {
            Files.createDirectories(directory);
            Files.writeString(file, new Yaml().dump(configuration(directory, port, settings)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-Djava.security.manager=allow"));
        arguments.addAll(ClassPaths.opening(OPENED.toArray(String[]::new)));
        EXPORTED.forEach(name -> arguments.add("--add-exports=" + name + "=ALL-UNNAMED"));
        arguments.addAll(List.of(
                "-Dcassandra.config=" + file.toUri(),
                "-Dcassandra.storagedir=" + directory,
                "-Dcassandra-foreground=yes",
                "-Dcassandra.ring_delay_ms=0",
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-Dcassandra.superuser_setup_delay_ms=0",
                "-Dcassandra.libjemalloc=-",
                "-Dio.netty.tryReflectionSetAccessible=true",
                "-Dcassandra.jmx.local.port=" + StablePorts.next(),
                "-cp",
                ClassPaths.directory(Path.of("target", "cassandra-jars").toAbsolutePath())
                        + File.pathSeparator
                        + ClassPaths.directory(
                                Path.of("target", "cassandra-daemon").toAbsolutePath()),
                "org.apache.cassandra.service.CassandraDaemon"));
        return new ServerProcess("cassandra", arguments, Map.of(), directory, port);
    }

    private static Map<String, Object> configuration(Path directory, int port, Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        int storagePort = StablePorts.next();
        all.put("cluster_name", "External");
        all.put("partitioner", "org.apache.cassandra.dht.Murmur3Partitioner");
        all.put("endpoint_snitch", "SimpleSnitch");
        all.put("num_tokens", 1);
        all.put("auto_bootstrap", false);
        all.put("listen_address", "127.0.0.1");
        all.put("rpc_address", "127.0.0.1");
        all.put("native_transport_port", port);
        all.put("storage_port", storagePort);
        all.put("commitlog_sync", "batch");
        all.put("data_file_directories", List.of(directory.resolve("data").toString()));
        all.put("commitlog_directory", directory.resolve("commitlog").toString());
        all.put("saved_caches_directory", directory.resolve("saved_caches").toString());
        all.put("hints_directory", directory.resolve("hints").toString());
        all.put("cdc_raw_directory", directory.resolve("cdc_raw").toString());
        all.put(
                "seed_provider",
                List.of(Map.of(
                        "class_name",
                        "org.apache.cassandra.locator.SimpleSeedProvider",
                        "parameters",
                        List.of(Map.of("seeds", "127.0.0.1:" + storagePort)))));
        all.putAll(settings);
        return all;
    }
}
