package io.pipelineappliance.it.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A server's key with its certificate, and a trust store of the authority that signed it; made anew by the JDK's keytool. */
public final class Certificates {
    private final Path keyStore;
    private final Path trustStore;
    private final String password = UUID.randomUUID().toString();

    private Certificates(Path directory, String name) {
        this.keyStore = directory.resolve(name + "-key.p12");
        this.trustStore = directory.resolve(name + "-trust.p12");
    }

    /** For a server on 127.0.0.1. */
    public static Certificates valid(Path directory, String name) {
        return made(directory, name, "san=ip:127.0.0.1,dns:localhost", List.of());
    }

    /** Of yesterday. */
    public static Certificates expired(Path directory, String name) {
        return made(directory, name, "san=ip:127.0.0.1,dns:localhost", List.of("-startdate", "-3d", "-validity", "1"));
    }

    /** For another host. */
    public static Certificates ofAnotherHost(Path directory, String name) {
        return made(directory, name, "san=dns:elsewhere.example.com", List.of());
    }

    private static Certificates made(Path directory, String name, String hosts, List<String> validity) {
        Certificates certificates = new Certificates(directory, name);
        Path authority = directory.resolve(name + "-authority.p12");
        Path authorityCertificate = directory.resolve(name + "-authority.pem");
        Path request = directory.resolve(name + ".csr");
        Path certificate = directory.resolve(name + ".pem");
        certificates.keytool(
                authority,
                List.of(
                        "-genkeypair",
                        "-alias",
                        "authority",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=authority",
                        "-ext",
                        "bc:c"));
        certificates.keytool(
                authority,
                List.of("-exportcert", "-rfc", "-alias", "authority", "-file", authorityCertificate.toString()));
        certificates.keytool(
                certificates.keyStore,
                List.of("-genkeypair", "-alias", "server", "-keyalg", "RSA", "-dname", "CN=" + name));
        certificates.keytool(
                certificates.keyStore, List.of("-certreq", "-alias", "server", "-file", request.toString()));
        List<String> signature = new ArrayList<>(List.of(
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString(),
                "-ext",
                hosts));
        signature.addAll(validity);
        certificates.keytool(authority, signature);
        certificates.importCertificate(certificates.keyStore, "authority", authorityCertificate);
        certificates.importCertificate(certificates.keyStore, "server", certificate);
        certificates.importCertificate(certificates.trustStore, "authority", authorityCertificate);
        return certificates;
    }

    private void importCertificate(Path store, String alias, Path certificate) {
        keytool(store, List.of("-importcert", "-noprompt", "-alias", alias, "-file", certificate.toString()));
    }

    private void keytool(Path store, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", password));
        try {
            Files.createDirectories(store.getParent());
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server's key and certificate. */
    public Path keyStore() {
        return keyStore;
    }

    /** What trusts the server. */
    public Path trustStore() {
        return trustStore;
    }

    /** Opens both. */
    public String password() {
        return password;
    }
}
