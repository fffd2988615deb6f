package io.pipelineappliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Kafka: the embedded broker, or brokers that run elsewhere.
 *
 * @param mode which of the two
 * @param bootstrapServers some of the external brokers, as {@code host:port,host:port}
 * @param replicationFactor copies of a topic that is made on external ones; 0 leaves that to the brokers
 * @param security how the connection is kept from others
 * @param saslMechanism how the appliance says who it is, where {@code security} is one of SASL's
 * @param user for SASL; the client's id for OAUTHBEARER
 * @param password that user's; the client's secret for OAUTHBEARER
 * @param tokenUrl where OAUTHBEARER gets its tokens
 * @param truststore key store file with the certificates to trust
 * @param truststorePassword opens it
 * @param keystore key store file with the appliance's own certificate
 * @param keystorePassword opens it
 * @param client further properties of all Kafka clients, by Kafka's names
 * @param port client listener on loopback of the embedded broker
 * @param controllerPort KRaft controller listener on loopback of the embedded broker
 */
public record KafkaConfig(
        Mode mode,
        Optional<String> bootstrapServers,
        int replicationFactor,
        Security security,
        SaslMechanism saslMechanism,
        Optional<String> user,
        Optional<Secret> password,
        Optional<URI> tokenUrl,
        Optional<Path> truststore,
        Optional<Secret> truststorePassword,
        Optional<Path> keystore,
        Optional<Secret> keystorePassword,
        Map<String, String> client,
        int port,
        int controllerPort) {
    private static final Pattern SERVERS = Pattern.compile("[^\\s,/]+:\\d{1,5}(,[^\\s,/]+:\\d{1,5})*");

    /** Properties on which it depends that no record is lost or invented, or which have a key of their own here. */
    private static final Set<String> OWN = Set.of(
            "acks",
            "allow.auto.create.topics",
            "auto.offset.reset",
            "bootstrap.servers",
            "client.id",
            "enable.auto.commit",
            "enable.idempotence",
            "group.id",
            "isolation.level",
            "key.deserializer",
            "key.serializer",
            "sasl.mechanism",
            "security.protocol",
            "transactional.id",
            "value.deserializer",
            "value.serializer");

    /** Kafka's security protocols. */
    public enum Security {
        PLAINTEXT,
        SSL,
        SASL_PLAINTEXT,
        SASL_SSL;

        /** Whether the appliance says who it is by SASL. */
        public boolean sasl() {
            return this == SASL_PLAINTEXT || this == SASL_SSL;
        }

        /** Whether the connection is encrypted. */
        public boolean tls() {
            return this == SSL || this == SASL_SSL;
        }
    }

    /** Mechanisms of SASL that Kafka has and that need no more than a name and a secret. */
    public enum SaslMechanism {
        PLAIN,
        SCRAM_SHA_256,
        SCRAM_SHA_512,
        OAUTHBEARER
    }

    public KafkaConfig {
        client = Map.copyOf(client);
        Requirements requirements = new Requirements()
                .that(
                        mode == Mode.EMBEDDED || bootstrapServers.isPresent(),
                        List.of("bootstrap-servers", "mode"),
                        "is missing, and kafka.mode is external",
                        "name some of the brokers, like kafka1:9092,kafka2:9092")
                .that(
                        bootstrapServers
                                .map(text -> SERVERS.matcher(text).matches())
                                .orElse(true),
                        "bootstrap-servers",
                        "is no list of brokers",
                        "write it like kafka1:9092,kafka2:9092")
                .range("replication-factor", replicationFactor, 0, 100)
                .that(
                        mode == Mode.EMBEDDED || !security.sasl() || user.isPresent() && password.isPresent(),
                        List.of("security", "user", "password", "mode"),
                        "wants to know who the appliance is",
                        "give kafka.user and kafka.password")
                .that(
                        !security.sasl() || saslMechanism != SaslMechanism.OAUTHBEARER || tokenUrl.isPresent(),
                        List.of("token-url", "sasl-mechanism", "security"),
                        "is missing, and oauthbearer gets its tokens there",
                        "give the address of the token endpoint, like https://login.example.com/oauth2/token")
                .port("port", port)
                .port("controller-port", controllerPort);
        client.keySet().stream()
                .filter(OWN::contains)
                .sorted()
                .forEach(
                        name -> requirements.that(
                                false,
                                "client." + name,
                                "is what the appliance sets itself",
                                "remove it; kafka.bootstrap-servers, kafka.security and kafka.sasl-mechanism have keys of their own"));
        requirements.verify();
    }

    /** Whether the broker runs in this process. */
    public boolean embedded() {
        return mode == Mode.EMBEDDED;
    }

    /** Where clients connect: {@code host:port,…}. */
    public String servers() {
        return embedded() ? "127.0.0.1:" + port : bootstrapServers.orElseThrow();
    }

    /** As Kafka writes it, like {@code SCRAM-SHA-256}. */
    public String saslMechanismName() {
        return saslMechanism.name().toUpperCase(Locale.ROOT).replace('_', '-');
    }

    /** The key stores. */
    public TlsFiles tls() {
        return new TlsFiles(truststore, truststorePassword, keystore, keystorePassword);
    }

    List<ConfiguredPort> ports() {
        return embedded()
                ? List.of(new ConfiguredPort("port", port), new ConfiguredPort("controller-port", controllerPort))
                : List.of();
    }

    KafkaConfig withPorts(FreePorts free) {
        return embedded() ? onPorts(free.resolve(port), free.resolve(controllerPort)) : this;
    }

    private KafkaConfig onPorts(int clients, int controller) {
        return new KafkaConfig(
                mode,
                bootstrapServers,
                replicationFactor,
                security,
                saslMechanism,
                user,
                password,
                tokenUrl,
                truststore,
                truststorePassword,
                keystore,
                keystorePassword,
                client,
                clients,
                controller);
    }

    /** An embedded one on these ports. */
    public static KafkaConfig embedded(int port, int controllerPort) {
        return new KafkaConfig(
                Mode.EMBEDDED,
                Optional.empty(),
                0,
                Security.PLAINTEXT,
                SaslMechanism.PLAIN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                port,
                controllerPort);
    }
}
