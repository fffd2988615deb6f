package io.pipelineappliance.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Java's own form of {@link TlsMaterial}. */
public final class TlsContext {
    private static final char[] IN_MEMORY = "in memory only".toCharArray();

    private TlsContext() {}

    /** For connections with these certificates and keys. */
    public static SSLContext of(TlsMaterial material) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(material.trusted().isEmpty() ? null : trusted(material.trusted()));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keys(material), IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The certificates cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyStore trusted(List<byte[]> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : parsed(certificates)) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        return store;
    }

    private static KeyStore keys(TlsMaterial material) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (TlsMaterial.Identity identity : material.identities()) {
            store.setKeyEntry(
                    "own",
                    KeyFactory.getInstance(identity.algorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(identity.key())),
                    IN_MEMORY,
                    parsed(identity.chain()).toArray(Certificate[]::new));
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<Certificate> parsed(List<byte[]> encoded) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> certificates = new ArrayList<>();
        for (byte[] certificate : encoded) {
            certificates.add(factory.generateCertificate(new ByteArrayInputStream(certificate)));
        }
        return certificates;
    }
}
