package io.pipelineappliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Schema Registry: the embedded one, or one that runs elsewhere.
 *
 * @param mode which of the two
 * @param port port on loopback of the embedded one
 * @param url addresses of an external one, tried in turn
 * @param user for an external one that wants a password
 * @param password that user's
 * @param truststore key store file (PKCS12 or JKS) with the certificates to trust; empty means the JDK's
 * @param truststorePassword opens it
 */
public record SchemaRegistryConfig(
        Mode mode,
        int port,
        List<URI> url,
        Optional<String> user,
        Optional<Secret> password,
        Optional<Path> truststore,
        Optional<Secret> truststorePassword) {

    public SchemaRegistryConfig {
        new Requirements()
                .port("port", port)
                .that(
                        mode == Mode.EMBEDDED || !url.isEmpty(),
                        List.of("url", "mode"),
                        "is missing, and schema-registry.mode external needs it",
                        "give the address of the registry, like http://host:8081")
                .that(
                        url.stream().allMatch(SchemaRegistryConfig::isHttp),
                        "url",
                        "has what is not an HTTP address",
                        "write each like https://host:8081")
                .that(
                        user.isPresent() || password.isEmpty(),
                        List.of("user", "password"),
                        "is missing, and schema-registry.password is given",
                        "give both or neither")
                .verify();
    }

    /** Whether the registry of the appliance itself runs. */
    public boolean isEmbedded() {
        return mode == Mode.EMBEDDED;
    }

    /** Where clients find the registry. */
    public List<URI> addresses() {
        return isEmbedded() ? List.of(URI.create("http://127.0.0.1:" + port)) : url;
    }

    /** An embedded one on this port. */
    public static SchemaRegistryConfig embedded(int port) {
        return new SchemaRegistryConfig(
                Mode.EMBEDDED, port, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    List<ConfiguredPort> ports() {
        return isEmbedded() ? List.of(new ConfiguredPort("port", port)) : List.of();
    }

    SchemaRegistryConfig withPorts(FreePorts free) {
        return new SchemaRegistryConfig(mode, free.resolve(port), url, user, password, truststore, truststorePassword);
    }

    private static boolean isHttp(URI url) {
        return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }
}
