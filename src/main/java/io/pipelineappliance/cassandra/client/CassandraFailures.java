package io.pipelineappliance.cassandra.client;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import io.pipelineappliance.tls.TlsFailure;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why Cassandra is not reached, as a sentence with the remedy. */
final class CassandraFailures {
    private CassandraFailures() {}

    static String sentence(CassandraAccess cassandra, Throwable failure) {
        return find(failure, AuthenticationException.class)
                .map(refused -> "Cassandra at " + cassandra + " does not let the appliance in (" + innermost(refused)
                        + "); correct cassandra.user and cassandra.password.")
                .or(
                        () -> find(failure, SSLException.class)
                                .map(
                                        tls -> "Cassandra at " + cassandra
                                                + " is not trusted, or does not trust the appliance ("
                                                + TlsFailure.words(tls)
                                                + "); check cassandra.tls, cassandra.truststore, and that the node's certificate is valid and names its host."))
                .or(() -> find(failure, UnknownHostException.class)
                        .or(() -> find(failure, UnresolvedAddressException.class))
                        .map(name -> "Cassandra at " + cassandra
                                + " cannot be found by its name; correct cassandra.contact-points."))
                .orElseGet(() -> "Cassandra at " + cassandra + " does not accept a session (" + reason(failure)
                        + "); check that it runs, that cassandra.tls is as there, and that its data centre is "
                        + cassandra.dataCenter() + ".");
    }

    /** The first of that kind among the causes, also those of the single nodes. */
    private static Optional<Throwable> find(Throwable failure, Class<? extends Throwable> kind) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(Set.of(failure));
        while (!left.isEmpty()) {
            Throwable next = left.poll();
            if (kind.isInstance(next)) {
                return Optional.of(next);
            }
            if (seen.add(next)) {
                causes(next).forEach(left::add);
            }
        }
        return Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> nodes = failure instanceof AllNodesFailedException all
                ? all.getAllErrors().values().stream().flatMap(errors -> errors.stream())
                : Stream.empty();
        return Stream.of(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()), nodes)
                .flatMap(causes -> causes);
    }

    private static String reason(Throwable failure) {
        return find(failure, java.net.ConnectException.class)
                .map(CassandraFailures::innermost)
                .orElseGet(() -> firstLine(failure));
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return firstLine(cause);
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
