package io.pipelineappliance.tls;

import java.io.Serializable;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Certificates and keys. Serializable: executors get a copy.
 *
 * @param trusted certificates to trust, each in DER; none means those of the JDK
 * @param identities who the appliance is, where the other side wants to know; one at most
 */
public record TlsMaterial(List<byte[]> trusted, List<Identity> identities) implements Serializable {
    /** The JDK's certificates, and nobody in particular. */
    public static final TlsMaterial OF_THE_JDK = new TlsMaterial(List.of(), List.of());

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /**
     * A key with its certificate.
     *
     * @param algorithm of the key, like {@code RSA}
     * @param key in PKCS8
     * @param chain certificates in DER, the key's own first
     */
    public record Identity(String algorithm, byte[] key, List<byte[]> chain) implements Serializable {
        @Override
        public String toString() {
            return "a key of " + algorithm;
        }

        /** The key in PEM. */
        public String keyPem() {
            return pem("PRIVATE KEY", key);
        }

        /** The certificates in PEM. */
        public String chainPem() {
            return certificates(chain);
        }
    }

    /** Who the appliance is, where the other side wants to know. */
    public Optional<Identity> identity() {
        return identities.stream().findFirst();
    }

    /** The trusted certificates in PEM; empty where those of the JDK are. */
    public String trustedPem() {
        return certificates(trusted);
    }

    private static String certificates(List<byte[]> certificates) {
        return certificates.stream()
                .map(certificate -> pem("CERTIFICATE", certificate))
                .collect(Collectors.joining());
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }
}
