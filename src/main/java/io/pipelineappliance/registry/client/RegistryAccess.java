package io.pipelineappliance.registry.client;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a registry is and how to be let in. Serializable: executors get a copy.
 *
 * @param addresses one or more of the same registry, tried in turn
 * @param user for basic authentication; empty for none
 * @param password that user's
 * @param truststore file with the certificates to trust; empty means the JDK's
 * @param truststorePassword opens it; empty for none
 */
public record RegistryAccess(
        List<URI> addresses, String user, String password, String truststore, String truststorePassword)
        implements Serializable {

    /** A registry that lets everybody in. */
    public static RegistryAccess open(URI... addresses) {
        return new RegistryAccess(List.of(addresses), "", "", "", "");
    }

    /** The addresses as they are said in sentences. */
    public String place() {
        return addresses.stream().map(URI::toString).collect(Collectors.joining(" or "));
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Schema Registry at " + place();
    }
}
