package io.pipelineappliance.kafka;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.KafkaConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.metadata.BrokerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One broker and controller (KRaft) on loopback. What a producer got acknowledged survives the death of the process;
 * the directory is formatted on the first start and its data never deleted. May be closed and started again, also as a
 * new object on the same directory.
 */
public final class EmbeddedKafka implements Component {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final long NEARLY_FULL_BYTES = 64L << 20;

    private final KafkaConfig config;
    private final int advertisedPort;
    private final Path directory;
    private final AtomicReference<String> fatalError = new AtomicReference<>();
    private final Consumer<String> onFatalError = this::fail;
    private volatile CombinedNode node;

    /**
     * @param config ports
     * @param directory where the node's log and metadata live; created when absent
     */
    public EmbeddedKafka(KafkaConfig config, Path directory) {
        this(config, directory, config.port());
    }

    /**
     * One with something in front of it.
     *
     * @param config ports
     * @param directory where the node's log and metadata live; created when absent
     * @param advertisedPort where clients are told to connect
     */
    public EmbeddedKafka(KafkaConfig config, Path directory, int advertisedPort) {
        this.config = config;
        this.advertisedPort = advertisedPort;
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Where clients connect: {@code host:port}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + advertisedPort;
    }

    /**
     * Returns once the broker is registered, recovered and serves.
     *
     * @throws ApplianceException when a port is taken or the directory cannot be used
     */
    @Override
    public synchronized void start() throws Exception {
        if (node != null) {
            throw new IllegalStateException("Kafka is started already");
        }
        fatalError.set(null);
        ProcessExit.report(onFatalError);
        try (ListenerSockets sockets = new ListenerSockets(config)) {
            createDirectory();
            BrokerStorage.format(directory);
            node = new CombinedNode(
                    BrokerSettings.of(config, advertisedPort, directory),
                    new InetSocketAddress(BrokerSettings.HOST, config.controllerPort()),
                    sockets,
                    onFatalError);
            node.startup();
        } catch (Exception | Error failure) {
            close();
            throw failure;
        }
    }

    @Override
    public Health check() {
        String reason = fatalError.get();
        if (reason != null) {
            return Health.down(reason);
        }
        CombinedNode current = node;
        BrokerState state = current == null ? BrokerState.NOT_RUNNING : current.state();
        return state == BrokerState.RUNNING ? Health.up() : Health.down("The Kafka broker is " + state + ".");
    }

    @Override
    public synchronized void close() {
        CombinedNode current = node;
        node = null;
        if (current != null) {
            current.shutdown();
        }
        ProcessExit.stopReporting(onFatalError);
    }

    private void createDirectory() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new ApplianceException(
                    "Kafka cannot create its directory " + directory + " (" + e
                            + "); make it writable or choose another.",
                    e);
        }
    }

    private void fail(String reason) {
        String cause = directory.toFile().getUsableSpace() < NEARLY_FULL_BYTES
                ? "the disk of " + directory + " is full; free some space and restart the appliance"
                : reason + "; the log says more, a restart of the appliance recovers what is on disk";
        if (fatalError.compareAndSet(null, "Kafka stopped: " + cause + ".")) {
            log.error("Kafka stopped: {} ({})", cause, reason);
        }
    }
}
