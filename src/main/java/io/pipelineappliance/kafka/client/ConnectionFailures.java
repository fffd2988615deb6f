package io.pipelineappliance.kafka.client;

import io.pipelineappliance.tls.TlsFailure;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Why Kafka is not reached, as a sentence with the remedy. */
public final class ConnectionFailures {
    private ConnectionFailures() {}

    /** The sentence for what a client of that Kafka threw. */
    public static String sentence(KafkaAccess kafka, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SslAuthenticationException || cause instanceof SSLException) {
                return "Kafka at " + kafka + " is not trusted, or does not trust the appliance ("
                        + TlsFailure.words(cause)
                        + "); check kafka.truststore, kafka.keystore, and that the broker's certificate is valid and names its host.";
            }
            if (cause instanceof AuthenticationException) {
                return "Kafka at " + kafka + " does not let the appliance in (" + text(cause)
                        + "); correct kafka.user, kafka.password and kafka.sasl-mechanism.";
            }
            if (cause instanceof ConfigException) {
                return "Kafka at " + kafka + " cannot be reached (" + text(cause)
                        + "); correct kafka.bootstrap-servers or what kafka.client sets.";
            }
        }
        return "Kafka at " + kafka
                + " does not answer; start it, or correct kafka.bootstrap-servers and kafka.security.";
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.strip().replaceAll("[.\\s]+$", "");
    }
}
