package io.pipelineappliance.fetch;

import io.pipelineappliance.pipeline.Excerpt;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What the HTTP client threw, as a reason that a user understands. */
final class TransportFailure {
    private TransportFailure() {}

    static String reason(Throwable failure, URI uri, Duration connectTimeout, Duration timeout) {
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return "the name " + uri.getHost() + " is not known";
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return "no connection within " + seconds(connectTimeout);
        }
        if (has(failure, TimeoutException.class)) {
            return "no complete answer within " + seconds(timeout);
        }
        if (has(failure, SSLException.class)) {
            return "no secure connection: " + message(failure).orElse("the handshake failed");
        }
        return message(failure).orElseGet(() -> unsaid(failure));
    }

    static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    /** The JDK's client says nothing at all where a connection is refused. */
    private static String unsaid(Throwable failure) {
        return has(failure, ConnectException.class)
                ? "the connection was refused"
                : failure.getClass().getSimpleName();
    }

    private static Optional<String> message(Throwable failure) {
        return chain(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .map(Excerpt::oneLine);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
