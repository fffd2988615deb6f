package io.pipelineappliance.kafka;

import io.pipelineappliance.config.KafkaConfig;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Kafka's own settings for a single small node: on loopback only, quick to start and to recover, nearly idle when
 * unused.
 */
final class BrokerSettings {
    static final String HOST = "127.0.0.1";
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final String CLIENT_LISTENER = "PLAINTEXT";

    private BrokerSettings() {}

    static Properties of(KafkaConfig config, int advertisedPort, Path directory) {
        Properties settings = new Properties();
        addresses(settings, config, advertisedPort);
        settings.setProperty("log.dirs", directory.toString());
        singleNode(settings);
        small(settings);
        quickRecovery(settings);
        quiet(settings);
        return settings;
    }

    private static void addresses(Properties settings, KafkaConfig config, int advertisedPort) {
        String client = CLIENT_LISTENER + "://" + HOST + ":" + config.port();
        String controller = HOST + ":" + config.controllerPort();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", String.valueOf(NODE_ID));
        settings.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        settings.setProperty("listeners", client + "," + CONTROLLER_LISTENER + "://" + controller);
        settings.setProperty("advertised.listeners", CLIENT_LISTENER + "://" + HOST + ":" + advertisedPort);
        settings.setProperty(
                "listener.security.protocol.map", CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", CLIENT_LISTENER);
    }

    private static void singleNode(Properties settings) {
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        // Nobody to wait for: a group has its members at once.
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("group.streams.initial.rebalance.delay.ms", "0");
        settings.setProperty("server.max.startup.time.ms", "60000");
    }

    private static void small(Properties settings) {
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "2");
        settings.setProperty("background.threads", "2");
        settings.setProperty("group.coordinator.threads", "1");
        settings.setProperty("group.coordinator.background.threads", "1");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        settings.setProperty("log.cleaner.io.buffer.size", "65536");
        settings.setProperty("offsets.load.buffer.size", "1048576");
        settings.setProperty("transaction.state.log.load.buffer.size", "1048576");
        settings.setProperty("share.coordinator.load.buffer.size", "1048576");
    }

    /** After the death of the process the segments since the last flush are read again: they are kept few and small. */
    private static void quickRecovery(Properties settings) {
        settings.setProperty("log.segment.bytes", "67108864");
        settings.setProperty("log.index.size.max.bytes", "1048576");
        settings.setProperty("metadata.log.segment.bytes", "16777216");
        settings.setProperty("offsets.topic.segment.bytes", "16777216");
        settings.setProperty("transaction.state.log.segment.bytes", "16777216");
        settings.setProperty("share.coordinator.state.topic.segment.bytes", "16777216");
    }

    private static void quiet(Properties settings) {
        // Standby controllers would want a record twice a second to see how far they lag; there are none.
        settings.setProperty("metadata.max.idle.interval.ms", "0");
        settings.setProperty("metric.reporters", "");
    }
}
