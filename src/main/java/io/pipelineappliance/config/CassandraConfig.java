package io.pipelineappliance.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cassandra: the embedded node, or a cluster that runs elsewhere.
 *
 * @param mode which of the two
 * @param contactPoints some of the external nodes, as {@code host:port}
 * @param dataCenter the data centre whose nodes are used
 * @param user for a cluster that wants a password
 * @param password that user's
 * @param tls whether the connection is encrypted
 * @param truststore key store file with the certificates to trust
 * @param truststorePassword opens it
 * @param keystore key store file with the appliance's own certificate
 * @param keystorePassword opens it
 * @param replication copies of the keyspace where it is made on an external cluster: data centre to number
 * @param readConsistency how many replicas answer a question
 * @param writeConsistency how many replicas acknowledge a row
 * @param port CQL port on loopback of the embedded node
 * @param storagePort port between nodes, on loopback, of the embedded node
 */
public record CassandraConfig(
        Mode mode,
        List<String> contactPoints,
        String dataCenter,
        Optional<String> user,
        Optional<Secret> password,
        boolean tls,
        Optional<Path> truststore,
        Optional<Secret> truststorePassword,
        Optional<Path> keystore,
        Optional<Secret> keystorePassword,
        Map<String, String> replication,
        Consistency readConsistency,
        Consistency writeConsistency,
        int port,
        int storagePort) {
    /** The data centre that the embedded node names itself. */
    public static final String EMBEDDED_DATA_CENTER = "datacenter1";

    private static final Pattern SERVER = Pattern.compile("[^\\s,/]+:\\d{1,5}");
    private static final Pattern DATA_CENTER = Pattern.compile("[A-Za-z0-9._-]{1,48}");
    private static final Pattern COPIES = Pattern.compile("[1-9]\\d?");

    /** Cassandra's consistency levels, as far as an upsert or a question can have them. */
    public enum Consistency {
        ONE,
        LOCAL_ONE,
        TWO,
        THREE,
        QUORUM,
        LOCAL_QUORUM,
        EACH_QUORUM,
        ALL
    }

    public CassandraConfig {
        replication = Map.copyOf(replication);
        new Requirements()
                .that(
                        mode == Mode.EMBEDDED || !contactPoints.isEmpty(),
                        List.of("contact-points", "mode"),
                        "is missing, and cassandra.mode is external",
                        "name some of the nodes, like [cassandra1:9042, cassandra2:9042]")
                .that(
                        contactPoints.stream()
                                .allMatch(point -> SERVER.matcher(point).matches()),
                        "contact-points",
                        "has what is no node",
                        "write each like cassandra1:9042")
                .that(
                        user.isPresent() == password.isPresent(),
                        List.of("user", "password"),
                        "and cassandra.password belong together",
                        "give both or neither")
                .that(
                        replication.entrySet().stream()
                                .allMatch(copies ->
                                        DATA_CENTER.matcher(copies.getKey()).matches()
                                                && COPIES.matcher(copies.getValue())
                                                        .matches()),
                        "replication",
                        "has what is not the number of copies in a data centre",
                        "write it like {datacenter1: 3}")
                .that(
                        readConsistency != Consistency.EACH_QUORUM,
                        "read-consistency",
                        "is for writes only",
                        "use local-quorum or quorum")
                .port("port", port)
                .port("storage-port", storagePort)
                .verify();
    }

    /** Whether the node runs in this process. */
    public boolean embedded() {
        return mode == Mode.EMBEDDED;
    }

    /** Where clients connect, each {@code host:port}. */
    public List<String> nodes() {
        return embedded() ? List.of("127.0.0.1:" + port) : contactPoints;
    }

    /** The key stores. */
    public TlsFiles tlsFiles() {
        return new TlsFiles(truststore, truststorePassword, keystore, keystorePassword);
    }

    List<ConfiguredPort> ports() {
        return embedded()
                ? List.of(new ConfiguredPort("port", port), new ConfiguredPort("storage-port", storagePort))
                : List.of();
    }

    CassandraConfig withPorts(FreePorts free) {
        return embedded() ? onPorts(free.resolve(port), free.resolve(storagePort)) : this;
    }

    private CassandraConfig onPorts(int clients, int storage) {
        return new CassandraConfig(
                mode,
                contactPoints,
                dataCenter,
                user,
                password,
                tls,
                truststore,
                truststorePassword,
                keystore,
                keystorePassword,
                replication,
                readConsistency,
                writeConsistency,
                clients,
                storage);
    }

    /** An embedded one on these ports. */
    public static CassandraConfig embedded(int port, int storagePort) {
        return new CassandraConfig(
                Mode.EMBEDDED,
                List.of(),
                EMBEDDED_DATA_CENTER,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Consistency.LOCAL_ONE,
                Consistency.LOCAL_QUORUM,
                port,
                storagePort);
    }
}
