package io.pipelineappliance.kafka.client;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where Kafka is and how to be let in. Serializable: executors get a copy. Every client's settings are made here, so that what
 * connects the one connects all.
 *
 * @param servers {@code host:port}, several separated by commas
 * @param properties by Kafka's names, with passwords and certificates among them
 * @param replicationFactor copies of a topic that the appliance makes; {@link #BROKERS_CHOICE} leaves that to the brokers
 */
public record KafkaAccess(String servers, Map<String, String> properties, short replicationFactor)
        implements Serializable {
    /** What stands for the brokers' own number of copies, which they know from version 2.4 on. */
    public static final short BROKERS_CHOICE = -1;

    private static final String TOKEN_URL = "sasl.oauthbearer.token.endpoint.url";
    private static final String ALLOWED_TOKEN_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

    public KafkaAccess {
        properties = Map.copyOf(properties);
    }

    /** A single broker that lets everybody in. */
    public static KafkaAccess open(String servers) {
        return new KafkaAccess(servers, Map.of(), (short) 1);
    }

    /**
     * The settings of one client.
     *
     * @param clientId who asks, as Kafka's logs and metrics show it
     * @param further what this client needs besides; it counts more than what the user passes through
     */
    public Map<String, Object> settings(String clientId, Map<String, ?> further) {
        allowTokenUrl();
        Map<String, Object> settings = new HashMap<>(properties);
        settings.putAll(further);
        settings.put("bootstrap.servers", servers);
        settings.put("client.id", clientId);
        return settings;
    }

    /** The options of Spark's Kafka source that let it in. */
    public Map<String, String> sparkOptions() {
        allowTokenUrl();
        Map<String, String> options = properties.entrySet().stream()
                .collect(Collectors.toMap(property -> "kafka." + property.getKey(), Map.Entry::getValue));
        options.put("kafka.bootstrap.servers", servers);
        return options;
    }

    /** Kafka asks for tokens only where the process as a whole allows it. */
    private void allowTokenUrl() {
        String url = properties.get(TOKEN_URL);
        if (url != null && System.getProperty(ALLOWED_TOKEN_URLS) == null) {
            System.setProperty(ALLOWED_TOKEN_URLS, url);
        }
    }

    /** As sentences say it, without the properties. */
    @Override
    public String toString() {
        return servers;
    }
}
