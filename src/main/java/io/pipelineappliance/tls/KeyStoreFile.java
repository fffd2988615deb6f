package io.pipelineappliance.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A file of certificates and keys, PKCS12 or JKS. */
public final class KeyStoreFile {
    private final String configKey;
    private final Path file;
    private final String password;

    /**
     * @param configKey what names it in the configuration, for sentences
     * @param password opens it; empty for none
     */
    public KeyStoreFile(String configKey, Path file, String password) {
        this.configKey = configKey;
        this.file = file;
        this.password = password;
    }

    /** A key store could not be used; the message is a sentence with the remedy. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** All certificates in it, each in DER. */
    public List<byte[]> certificates() throws Unusable {
        try {
            KeyStore store = open();
            List<byte[]> certificates = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                certificates.add(store.getCertificate(alias).getEncoded());
            }
            if (certificates.isEmpty()) {
                throw new Unusable(place() + " holds no certificate; import one with keytool -importcert.", null);
            }
            return List.copyOf(certificates);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    /** The first key in it that has a certificate. */
    public TlsMaterial.Identity identity() throws Unusable {
        try {
            KeyStore store = open();
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, characters());
                if (key != null && store.getCertificateChain(alias) != null) {
                    return new TlsMaterial.Identity(
                            key.getAlgorithm(), key.getEncoded(), encoded(store.getCertificateChain(alias)));
                }
            }
            throw new Unusable(place() + " holds no key with a certificate; make one with keytool -genkeypair.", null);
        } catch (UnrecoverableKeyException e) {
            throw new Unusable(place() + " holds a key with another password than its own; give both the same.", e);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static List<byte[]> encoded(Certificate[] chain) throws GeneralSecurityException {
        List<byte[]> encoded = new ArrayList<>();
        for (Certificate certificate : chain) {
            encoded.add(certificate.getEncoded());
        }
        return List.copyOf(encoded);
    }

    private KeyStore open() throws Unusable {
        if (Files.notExists(file)) {
            throw new Unusable(place() + " does not exist; correct " + configKey + ".", null);
        }
        try (InputStream content = Files.newInputStream(file)) {
            // Reads JKS as well.
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(content, characters());
            return store;
        } catch (IOException e) {
            if (Optional.ofNullable(e.getCause())
                    .filter(UnrecoverableKeyException.class::isInstance)
                    .isPresent()) {
                throw new Unusable(
                        place() + " does not open with its password; correct " + configKey + "-password.", e);
            }
            throw unreadable(e);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private char[] characters() {
        return password.isEmpty() ? null : password.toCharArray();
    }

    private String place() {
        return configKey + ": the key store " + file;
    }

    private Unusable unreadable(Exception cause) {
        return new Unusable(
                place() + " cannot be read as PKCS12 or JKS (" + cause.getMessage() + "); make it with keytool.",
                cause);
    }
}
