package io.pipelineappliance.registry.client;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts what a key store file holds. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    static SSLContext in(String file, String password) {
        try {
            KeyStore store = KeyStore.getInstance(new File(file), password.isEmpty() ? null : password.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new RegistryUnreachable(
                    "schema-registry.truststore: " + file + " cannot be read (" + e.getMessage()
                            + "); give a PKCS12 or JKS file, and its password as schema-registry.truststore-password",
                    e);
        }
    }
}
