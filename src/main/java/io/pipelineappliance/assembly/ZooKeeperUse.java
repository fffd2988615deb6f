package io.pipelineappliance.assembly;

import io.pipelineappliance.config.Secret;
import io.pipelineappliance.config.ZooKeeperConfig;
import io.pipelineappliance.runtime.Part;
import io.pipelineappliance.zookeeper.EmbeddedZooKeeper;
import io.pipelineappliance.zookeeper.ExternalZooKeeper;
import io.pipelineappliance.zookeeper.ZooKeeperClient;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** ZooKeeper, from the configuration. */
final class ZooKeeperUse {
    private ZooKeeperUse() {}

    static ZooKeeperAccess access(ZooKeeperConfig config) {
        if (config.embedded()) {
            return ZooKeeperAccess.open(config.servers());
        }
        return new ZooKeeperAccess(
                config.servers(),
                config.user().orElse(""),
                config.password().map(Secret::value).orElse(""),
                config.tls() ? tls(config) : Map.of());
    }

    /** ZooKeeper's client reads the key stores by itself; they are read before it, for a sentence where one is of no use. */
    private static Map<String, String> tls(ZooKeeperConfig config) {
        TlsUse.read("zookeeper", config.tlsFiles());
        Map<String, String> settings = new HashMap<>(Map.of(
                "zookeeper.client.secure",
                "true",
                "zookeeper.clientCnxnSocket",
                "org.apache.zookeeper.ClientCnxnSocketNetty"));
        store(settings, "trustStore", config.truststore(), config.truststorePassword());
        store(settings, "keyStore", config.keystore(), config.keystorePassword());
        return settings;
    }

    private static void store(
            Map<String, String> settings, String name, Optional<Path> file, Optional<Secret> password) {
        file.ifPresent(path -> {
            settings.put("zookeeper.ssl." + name + ".location", path.toString());
            settings.put("zookeeper.ssl." + name + ".type", "PKCS12");
            settings.put(
                    "zookeeper.ssl." + name + ".password",
                    password.map(Secret::value).orElse(""));
        });
    }

    static Part part(ZooKeeperConfig config, Frontage frontage, ZooKeeperClient client, Path directory) {
        String title = "ZooKeeper";
        return config.embedded()
                ? Part.of(PartNames.ZOOKEEPER, title, embedded(config, frontage, directory))
                        .at(config.servers())
                        .stoppable()
                : Part.of(PartNames.ZOOKEEPER, title, new ExternalZooKeeper(config.servers(), client::check))
                        .at(config.servers());
    }

    private static EmbeddedZooKeeper embedded(ZooKeeperConfig config, Frontage frontage, Path directory) {
        int port = frontage.portBehind(Selection.System.ZOOKEEPER, config.port());
        return new EmbeddedZooKeeper(ZooKeeperConfig.embedded(port, config.sessionTimeout()), directory);
    }
}
