package io.pipelineappliance.tls;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

/** Why an encrypted connection did not come about, in words that are the same on every JDK. */
public final class TlsFailure {
    private TlsFailure() {}

    /** A phrase for what a handshake threw. */
    public static String words(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            innermost = cause;
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has expired: " + text(cause);
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "its certificate is not valid yet: " + text(cause);
            }
        }
        String message = text(innermost);
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("subject alternative") || lower.contains("no name matching")) {
            return "its certificate names another host: " + message;
        }
        if (lower.contains("unable to find valid certification path") || lower.contains("no trusted certificate")) {
            return "its certificate is signed by nobody whom the trust store knows";
        }
        return message;
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse("").strip().replaceAll("[.\\s]+$", "");
    }
}
