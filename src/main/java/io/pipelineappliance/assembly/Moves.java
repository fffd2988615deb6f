package io.pipelineappliance.assembly;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.export.Move;
import io.pipelineappliance.export.RowMove;
import io.pipelineappliance.export.SchemaMove;
import io.pipelineappliance.export.TopicMove;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What moves from an appliance that runs here to systems that run elsewhere.
 *
 * @param moves in their order: schemas before the records that name them
 * @param systems those that they lead to, by their names in the configuration
 * @param remarks on what does not move, a sentence each
 */
public record Moves(List<Move> moves, Set<String> systems, List<String> remarks) {
    private static final String SCHEMAS_TOPIC = "_schemas";
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    /**
     * Connects to the source only.
     *
     * @param except topics that stay where they are
     * @throws ApplianceException when there is nothing to move, or no appliance of that configuration runs
     */
    public static Moves between(ApplianceConfig source, ApplianceConfig target, Set<String> except) {
        Pipeline pipeline = new UsersPipeline();
        Choice choice = new Choice();
        if (choice.moves(
                PartNames.SCHEMA_REGISTRY,
                "the schemas",
                source.schemaRegistry().isEmbedded(),
                target.schemaRegistry().isEmbedded())) {
            requireRunning("schema-registry.port", source.schemaRegistry().port());
            choice.moves.add(new SchemaMove(
                    RegistryUse.access(source.schemaRegistry()), RegistryUse.access(target.schemaRegistry())));
        }
        if (choice.moves(
                PartNames.KAFKA,
                "the topics",
                source.kafka().embedded(),
                target.kafka().embedded())) {
            requireRunning("kafka.port", source.kafka().port());
            Set<String> staying = new HashSet<>(except);
            staying.add(SCHEMAS_TOPIC);
            staying.add(pipeline.receiptTopic());
            choice.remarks.add(pipeline.receiptTopic()
                    + " does not move: it is of use for minutes only, and its offsets mean those of the appliance's own Kafka.");
            choice.remarks.add(
                    "Start the appliance on the target with a new --data-dir: what this one has streamed is noted there in offsets of its own Kafka.");
            choice.moves.add(
                    new TopicMove(KafkaUse.access(source.kafka()), KafkaUse.access(target.kafka()), staying));
        }
        if (choice.moves(
                PartNames.CASSANDRA,
                "the rows",
                source.cassandra().embedded(),
                target.cassandra().embedded())) {
            requireRunning("cassandra.port", source.cassandra().port());
            choice.moves.add(new RowMove(
                    CassandraUse.access(source.cassandra()),
                    CassandraUse.access(target.cassandra()),
                    CassandraUse.copies(target.cassandra()),
                    pipeline.table()));
        }
        if (choice.moves.isEmpty()) {
            throw new ApplianceException(
                    "There is nothing to move: of Kafka, the Schema Registry and Cassandra none is embedded here and external there; set kafka.mode, schema-registry.mode or cassandra.mode to external in the file that --to names.");
        }
        return new Moves(List.copyOf(choice.moves), Set.copyOf(choice.systems), List.copyOf(choice.remarks));
    }

    private static final class Choice {
        private final List<Move> moves = new ArrayList<>();
        private final Set<String> systems = new HashSet<>();
        private final List<String> remarks = new ArrayList<>();

        boolean moves(String system, String what, boolean embeddedHere, boolean embeddedThere) {
            if (!embeddedHere) {
                remarks.add("%s: %s are in no system of this appliance, so they stay.".formatted(system, what));
            } else if (embeddedThere) {
                remarks.add(
                        "%s: %s stay, since the target has an embedded one; set %s.mode to external there to move them."
                                .formatted(system, what, system));
            } else {
                systems.add(system);
            }
            return systems.contains(system);
        }
    }

    /** Whoever forgot to start the appliance is told so by one sentence. */
    private static void requireRunning(String key, int port) {
        if (port == 0) {
            throw new ApplianceException(key
                    + ": 0 lets the appliance choose at every start; give the port of the one that runs, as its summary and its page show it.");
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT_WITHIN.toMillis());
        } catch (IOException e) {
            throw new ApplianceException(
                    "%s: nobody accepts connections at 127.0.0.1:%d; start the appliance that is to be exported with the same configuration, best with --set fetch.enabled=false, and export while it runs."
                            .formatted(key, port),
                    e);
        }
    }
}
