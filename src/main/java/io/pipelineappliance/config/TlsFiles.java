package io.pipelineappliance.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Key stores (PKCS12 or JKS) of a connection with TLS.
 *
 * @param truststore whose certificates are trusted; empty means those of the JDK
 * @param truststorePassword opens it
 * @param keystore who the appliance is, where the other side wants to know
 * @param keystorePassword opens it and its key
 */
public record TlsFiles(
        Optional<Path> truststore,
        Optional<Secret> truststorePassword,
        Optional<Path> keystore,
        Optional<Secret> keystorePassword) {
    /** No files: the JDK's certificates, and no own one. */
    public static final TlsFiles NONE =
            new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
