package io.pipelineappliance.kafka;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.BrokerState;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/** Controller and broker over one shared Raft log, for one start and one stop. */
final class CombinedNode {
    private static final Logger log = LoggerFactory.getLogger(CombinedNode.class);
    private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(5);

    private final ControllerServer controller;
    private final BrokerServer broker;
    private final boolean cleanlyStopped;
    private final Path directory;

    CombinedNode(
            Properties settings,
            InetSocketAddress controllerAddress,
            ServerSocketFactory sockets,
            Consumer<String> onFatalError) {
        KafkaConfig config = new KafkaConfig(settings, false);
        directory = Path.of(config.metadataLogDir());
        cleanlyStopped = BrokerStorage.cleanlyStopped(directory);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> storage = KafkaRaftServer.initializeLogDirs(config, log, "");
        String clusterId = storage._1().clusterId().orElseThrow();
        Metrics metrics = Server.initializeMetrics(config, Time.SYSTEM, clusterId);
        SharedServer shared = new SharedServer(
                config,
                storage._1(),
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(Map.of(BrokerSettings.NODE_ID, controllerAddress)),
                List.of(),
                new FaultReports(onFatalError),
                sockets);
        broker = new BrokerServer(shared);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), storage._2());
        SharedMetrics.join();
    }

    /** Returns once the broker is {@link BrokerState#RUNNING}. */
    void startup() throws Exception {
        controller.startup();
        if (!cleanlyStopped) {
            DeadBroker.unregister(controller.controller());
        }
        broker.startup();
        // The broker lets its start return a moment before it calls itself running.
        while (broker.brokerState() == BrokerState.RECOVERY) {
            Thread.onSpinWait();
        }
    }

    BrokerState state() {
        return broker.brokerState();
    }

    /** The broker first: its controlled shutdown needs the controller. */
    void shutdown() {
        try {
            broker.shutdown(CONTROLLED_SHUTDOWN);
        } catch (RuntimeException e) {
            log.warn("The broker did not stop cleanly; its log is recovered on the next start", e);
        }
        try {
            controller.shutdown();
        } catch (RuntimeException e) {
            log.warn("The controller did not stop cleanly", e);
        }
        SharedMetrics.leave(directory);
    }
}
