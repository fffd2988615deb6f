package io.pipelineappliance.kafka.client;

import io.pipelineappliance.tls.TlsMaterial;
import java.util.HashMap;
import java.util.Map;

/** Kafka's properties of a secured connection. Certificates stand in them as text, for executors that have no files. */
public final class ClientSecurity {
    private static final String MECHANISM = "sasl.mechanism";
    private static final String JAAS = "sasl.jaas.config";

    private ClientSecurity() {}

    /** For encryption. */
    public static Map<String, String> tls(TlsMaterial material) {
        Map<String, String> properties = new HashMap<>();
        if (!material.trusted().isEmpty()) {
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.certificates", material.trustedPem());
        }
        material.identity().ifPresent(identity -> {
            properties.put("ssl.keystore.type", "PEM");
            properties.put("ssl.keystore.key", identity.keyPem());
            properties.put("ssl.keystore.certificate.chain", identity.chainPem());
        });
        return properties;
    }

    /**
     * For a user with a password.
     *
     * @param mechanism {@code PLAIN}, {@code SCRAM-SHA-256} or {@code SCRAM-SHA-512}
     */
    public static Map<String, String> password(String mechanism, String user, String password) {
        String module = mechanism.equals("PLAIN")
                ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                : "org.apache.kafka.common.security.scram.ScramLoginModule";
        return Map.of(
                MECHANISM,
                mechanism,
                JAAS,
                "%s required username=\"%s\" password=\"%s\";".formatted(module, quoted(user), quoted(password)));
    }

    /** For tokens of an OAuth 2 server, asked for with the credentials of a client. */
    public static Map<String, String> oauth(String tokenUrl, String clientId, String clientSecret) {
        return Map.of(
                MECHANISM,
                "OAUTHBEARER",
                "sasl.oauthbearer.token.endpoint.url",
                tokenUrl,
                "sasl.login.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
                JAAS,
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId=\"%s\" clientSecret=\"%s\";"
                        .formatted(quoted(clientId), quoted(clientSecret)));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
