package io.pipelineappliance.fetch;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_METRICS_PUSH_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import io.pipelineappliance.kafka.client.KafkaAccess;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How the fetcher's producer is set up. No compression, whose native library would cost start time for ten small
 * records a minute; neither JMX nor telemetry for the same reason. The time-outs are short, since the fetcher tries
 * again by itself.
 */
final class ProducerSettings {
    private ProducerSettings() {}

    static Producer<byte[], byte[]> producer(KafkaAccess kafka) {
        return new KafkaProducer<>(settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(KafkaAccess kafka) {
        return kafka.settings(
                "fetcher",
                Map.ofEntries(
                        Map.entry(ACKS_CONFIG, "all"),
                        Map.entry(ENABLE_IDEMPOTENCE_CONFIG, true),
                        Map.entry(LINGER_MS_CONFIG, 5),
                        Map.entry(MAX_BLOCK_MS_CONFIG, 10_000),
                        Map.entry(REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                        Map.entry(DELIVERY_TIMEOUT_MS_CONFIG, 15_000),
                        Map.entry(RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                        Map.entry(METRIC_REPORTER_CLASSES_CONFIG, ""),
                        Map.entry(ENABLE_METRICS_PUSH_CONFIG, false)));
    }
}
