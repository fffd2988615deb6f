package io.pipelineappliance.assembly;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.Secret;
import io.pipelineappliance.config.TlsFiles;
import io.pipelineappliance.tls.KeyStoreFile;
import io.pipelineappliance.tls.TlsMaterial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the key stores of a connection. */
final class TlsUse {
    private TlsUse() {}

    /**
     * What is in them.
     *
     * @param section of the configuration that names them, for sentences
     * @throws ApplianceException when one cannot be used
     */
    static TlsMaterial read(String section, TlsFiles files) {
        try {
            Optional<KeyStoreFile> trust =
                    file(section + ".truststore", files.truststore(), files.truststorePassword());
            Optional<KeyStoreFile> key = file(section + ".keystore", files.keystore(), files.keystorePassword());
            return new TlsMaterial(
                    trust.isPresent() ? trust.get().certificates() : List.of(),
                    key.isPresent() ? List.of(key.get().identity()) : List.of());
        } catch (KeyStoreFile.Unusable e) {
            throw new ApplianceException(e.getMessage(), e);
        }
    }

    private static Optional<KeyStoreFile> file(String key, Optional<Path> file, Optional<Secret> password) {
        return file.map(
                path -> new KeyStoreFile(key, path, password.map(Secret::value).orElse("")));
    }
}
