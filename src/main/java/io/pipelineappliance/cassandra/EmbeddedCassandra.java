package io.pipelineappliance.cassandra;

import io.pipelineappliance.cassandra.IsolatedNode.NodeFailure;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.CassandraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * A Cassandra node in this JVM, alone in its ring, on loopback. Acknowledged writes survive {@code kill -9}. Can be
 * started again after {@link #close()}; all data is back then.
 */
public final class EmbeddedCassandra implements Component {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration FIRST_ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final Duration PROBE_LIMIT = Duration.ofMillis(800);

    private final LoopbackPort port;
    private final LoopbackPort storagePort;
    private final Path dataDirectory;
    private final List<Path> libraries;
    private volatile IsolatedNode node;

    /**
     * @param config the ports
     * @param dataDirectory where the node keeps its data; made when absent
     * @param libraries the jars of the node's own class loader: Cassandra, what it needs, and the appliance's node
     * classes
     */
    public EmbeddedCassandra(CassandraConfig config, Path dataDirectory, List<Path> libraries) {
        this.port = new LoopbackPort("cassandra.port", config.port());
        this.storagePort = new LoopbackPort("cassandra.storage-port", config.storagePort());
        this.dataDirectory = dataDirectory.toAbsolutePath();
        this.libraries = List.copyOf(libraries);
    }

    @Override
    public synchronized void start() throws InterruptedException {
        if (node != null) {
            throw new IllegalStateException("Cassandra is started already");
        }
        port.requireFree();
        storagePort.requireFree();
        requireWritable();
        node = new IsolatedNode(libraries);
        try {
            node.start(dataDirectory, port.number(), storagePort.number(), START_LIMIT);
            CqlProbe.ask(port.address(), FIRST_ANSWER_LIMIT);
        } catch (NodeFailure e) {
            throw new ApplianceException(
                    "Cassandra could not start on %s: %s The log tells more.".formatted(dataDirectory, sentence(e)), e);
        } catch (IOException | TimeoutException e) {
            throw new ApplianceException(
                    ("Cassandra did not start within %d s; the log shows how far it came."
                                    + " Give the machine time and start again.")
                            .formatted(START_LIMIT.toSeconds()),
                    e);
        }
    }

    @Override
    public Health check() {
        IsolatedNode current = node;
        if (current == null) {
            return Health.down("Cassandra is not running.");
        }
        String failure = current.failure();
        return failure == null ? probe() : Health.down("Cassandra gave up: " + failure);
    }

    private Health probe() {
        try {
            CqlProbe.ask(port.address(), PROBE_LIMIT);
            return Health.up();
        } catch (IOException e) {
            return Health.down(
                    "Cassandra does not answer on 127.0.0.1:%d: %s.".formatted(port.number(), e.getMessage()));
        }
    }

    @Override
    public synchronized void close() {
        IsolatedNode current = node;
        node = null;
        if (current != null) {
            current.close();
        }
    }

    private void requireWritable() {
        try {
            Files.createDirectories(dataDirectory);
            Files.delete(Files.createTempFile(dataDirectory, "writable", null));
        } catch (IOException e) {
            throw new ApplianceException(
                    "Cassandra cannot write to %s (%s); make it writable, free space, or choose another --data-dir."
                            .formatted(dataDirectory, e),
                    e);
        }
    }

    private static String sentence(NodeFailure failure) {
        String message = failure.getMessage().strip();
        return message.endsWith(".") ? message : message + ".";
    }
}
