package io.pipelineappliance.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ZooKeeper: the embedded one, or one that runs elsewhere.
 *
 * @param mode which of the two
 * @param connect servers of the external one, as {@code host:port,host:port}
 * @param port client port on loopback of the embedded one
 * @param sessionTimeout how long a silent client keeps its ephemeral nodes, and so its leadership; 1 s or more
 */
public record ZooKeeperConfig(Mode mode, Optional<String> connect, int port, Duration sessionTimeout) {
    private static final Pattern SERVERS = Pattern.compile("[^\\s,:/]+:\\d{1,5}(,[^\\s,:/]+:\\d{1,5})*");

    /** Whose ZooKeeper it is. */
    public enum Mode {
        EMBEDDED,
        /** Somebody else's, which other appliances may use too: of all on one ZooKeeper, one fetches. */
        EXTERNAL
    }

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
                        "write it like zoo1:2181,zoo2:2181")
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
        return embedded() ? new ZooKeeperConfig(mode, connect, free.resolve(port), sessionTimeout) : this;
    }
}
