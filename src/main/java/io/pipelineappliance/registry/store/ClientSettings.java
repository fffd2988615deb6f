package io.pipelineappliance.registry.store;

import io.pipelineappliance.kafka.client.KafkaAccess;
import java.util.HashMap;
import java.util.Map;

/** What all Kafka clients of the registry have in common: no metrics for anybody, and quick reconnection. */
final class ClientSettings {
    private ClientSettings() {}

    static Map<String, Object> of(KafkaAccess kafka, String clientId, Map<String, Object> further) {
        Map<String, Object> settings = new HashMap<>(further);
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", false);
        settings.put("reconnect.backoff.max.ms", 500);
        return kafka.settings(clientId, settings);
    }
}
