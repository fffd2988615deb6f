package io.pipelineappliance.kafka;

import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * What a stopped node leaves in Kafka's registry of metrics, which all nodes of the JVM share: each metric holds the whole node, and one
 * that names the node's directory is never replaced by that of a later node.
 */
final class LeftMetrics {
    private LeftMetrics() {}

    /** Removes the metrics of this directory. */
    static void forget(Path directory) {
        MetricsRegistry registry = KafkaYammerMetrics.defaultRegistry();
        List<MetricName> left = registry.allMetrics().keySet().stream()
                .filter(name -> name.getMBeanName().contains(directory.toString()))
                .toList();
        left.forEach(registry::removeMetric);
    }
}
