package io.pipelineappliance.it.infrastructure;

import io.pipelineappliance.it.harness.StablePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brokers in processes of their own, each a controller too. */
public final class KafkaCluster implements AutoCloseable {
    private static final String CLUSTER = "external-kafka-cluster";

    private final Path directory;
    private final Map<String, String> clientListener;
    private final List<Integer> ports;
    private final List<Integer> controllerPorts;
    private final List<Integer> internalPorts;
    private final List<ServerProcess> brokers = new ArrayList<>();

    /**
     * @param size number of brokers
     * @param clientListener properties of the listener for clients, without its prefix; with the name of its protocol as
     *     {@code protocol}
     */
    KafkaCluster(Path directory, int size, Map<String, String> clientListener) {
        this.directory = directory;
        this.clientListener = clientListener;
        this.ports = ports(size);
        this.controllerPorts = ports(size);
        this.internalPorts = ports(size);
        for (int number = 0; number < size; number++) {
            brokers.add(made(number));
        }
    }

    private static List<Integer> ports(int size) {
        return IntStream.range(0, size).mapToObj(number -> StablePorts.next()).toList();
    }

    private ServerProcess made(int number) {
        Path home = directory.resolve("broker-" + number);
        Path file = home.resolve("server.properties");
        try {
            Files.createDirectories(home);
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties(number, home).store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments =
                List.of("-Xmx256m", "-cp", ClassPaths.ofTests(), BrokerMain.class.getName(), file.toString(), CLUSTER);
        return new ServerProcess("broker-" + number, arguments, Map.of(), home, ports.get(number));
    }

    private Properties properties(int number, Path home) {
        Properties properties = new Properties();
        String client = "CLIENT://127.0.0.1:" + ports.get(number);
        String internal = "INTERNAL://127.0.0.1:" + internalPorts.get(number);
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(number),
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "INTERNAL",
                "listeners",
                client + "," + internal + ",CONTROLLER://127.0.0.1:" + controllerPorts.get(number),
                "advertised.listeners",
                client + "," + internal,
                "log.dirs",
                home.resolve("data").toString(),
                "group.initial.rebalance.delay.ms",
                "0",
                "auto.create.topics.enable",
                "false",
                "log.cleaner.dedupe.buffer.size",
                String.valueOf(4 << 20)));
        int copies = Math.min(3, ports.size());
        int atLeast = Math.min(2, copies);
        properties.putAll(Map.of(
                "controller.quorum.voters", voters(),
                "default.replication.factor", String.valueOf(copies),
                "min.insync.replicas", String.valueOf(atLeast),
                "offsets.topic.replication.factor", String.valueOf(copies),
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.replication.factor", String.valueOf(copies),
                "transaction.state.log.min.isr", String.valueOf(atLeast),
                "transaction.state.log.num.partitions", "3"));
        properties.put(
                "listener.security.protocol.map",
                "CLIENT:" + clientListener.getOrDefault("protocol", "PLAINTEXT")
                        + ",INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        clientListener.forEach((name, value) -> {
            if (!name.equals("protocol")) {
                properties.put("listener.name.client." + name, value);
            }
        });
        return properties;
    }

    private String voters() {
        return IntStream.range(0, controllerPorts.size())
                .mapToObj(number -> number + "@127.0.0.1:" + controllerPorts.get(number))
                .collect(Collectors.joining(","));
    }

    KafkaCluster start() {
        brokers.forEach(ServerProcess::start);
        return this;
    }

    KafkaCluster awaitUp() {
        brokers.forEach(ServerProcess::awaitUp);
        return this;
    }

    /** One of them. */
    public ServerProcess broker(int number) {
        return brokers.get(number);
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        brokers.forEach(ServerProcess::close);
    }
}
