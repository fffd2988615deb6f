package io.pipelineappliance.kafka;

import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * Kafka's registry of metrics, which all nodes of the JVM share. A node that stops leaves some there, each of which holds the whole node:
 * those that name its directory are never replaced by a later node's.
 */
final class SharedMetrics {
    private static int nodes;

    private SharedMetrics() {}

    /** One node more. */
    static synchronized void join() {
        nodes++;
    }

    /** One node less: removes what names its directory, and everything after the last. */
    static synchronized void leave(Path directory) {
        nodes--;
        MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
        List<MetricName> left = registry.allMetrics().keySet().stream()
                .filter(name -> nodes == 0 || name.getMBeanName().contains(directory.toString()))
                .toList();
        left.forEach(registry::removeMetric);
    }
}
