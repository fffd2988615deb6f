package io.pipelineappliance.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ZooKeeper: the embedded one, or one that runs elsewhere.
 *
 * @param mode which of the two
 * @param connect servers of the external one, as {@code host:port,host:port}, with a path to stay below if need be
 * @param user for digest authentication
 * @param password that user's
 * @param tls whether the connection is encrypted
 * @param truststore key store file with the certificates to trust
 * @param truststorePassword opens it
 * @param keystore key store file with the appliance's own certificate
 * @param keystorePassword opens it
 * @param port client port on loopback of the embedded one
 * @param sessionTimeout how long a silent client keeps its ephemeral nodes, and so its leadership; 1 s or more
 */
public record ZooKeeperConfig(
        Mode mode,
        Optional<String> connect,
        Optional<String> user,
        Optional<Secret> password,
        boolean tls,
        Optional<Path> truststore,
        Optional<Secret> truststorePassword,
        Optional<Path> keystore,
        Optional<Secret> keystorePassword,
        int port,
        Duration sessionTimeout) {
    private static final Pattern SERVERS = Pattern.compile("[^\\s,:/]+:\\d{1,5}(,[^\\s,:/]+:\\d{1,5})*(/[^\\s,/]+)*");

    public ZooKeeperConfig {
        new Requirements()
                .that(
                        mode == Mode.EMBEDDED || connect.isPresent(),
                        List.of("connect", "mode"),
                        "is missing, and mode is external",
                        "name the servers, like zoo1:2181,zoo2:2181")
                .that(
                        connect.map(text -> SERVERS.matcher(text).matches()).orElse(true),
                        "connect",
                        "is no list of servers",
                        "write it like zoo1:2181,zoo2:2181 or zoo1:2181,zoo2:2181/path")
                .that(
                        user.isPresent() == password.isPresent(),
                        List.of("user", "password"),
                        "and zookeeper.password belong together",
                        "give both or neither")
                .port("port", port)
                .atLeast("session-timeout", sessionTimeout, Duration.ofSeconds(1))
                .verify();
    }

    /** Whether the server runs in this process. */
    public boolean embedded() {
        return mode == Mode.EMBEDDED;
    }

    List<ConfiguredPort> ports() {
        return embedded() ? List.of(new ConfiguredPort("port", port)) : List.of();
    }

    ZooKeeperConfig withPorts(FreePorts free) {
        return embedded() ? embedded(free.resolve(port), sessionTimeout) : this;
    }

    /** An embedded one on this port. */
    public static ZooKeeperConfig embedded(int port, Duration sessionTimeout) {
        return new ZooKeeperConfig(
                Mode.EMBEDDED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                port,
                sessionTimeout);
    }

    /** Where clients connect. */
    public String servers() {
        return embedded() ? "127.0.0.1:" + port : connect.orElseThrow();
    }

    /** The key stores. */
    public TlsFiles tlsFiles() {
        return new TlsFiles(truststore, truststorePassword, keystore, keystorePassword);
    }
}
