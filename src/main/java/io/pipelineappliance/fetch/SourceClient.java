package io.pipelineappliance.fetch;

import io.pipelineappliance.pipeline.Excerpt;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a source over HTTP, whichever it is. */
final class SourceClient {
    private static final long LARGEST_BODY = 10_000_000;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Duration connectTimeout;
    private final Duration timeout;
    private final Clock clock;
    private HttpClient http;

    /**
     * A client that connects to nobody yet.
     *
     * @param connectTimeout bound on connecting
     * @param timeout bound on one request, from the first byte sent to the last received
     */
    SourceClient(Duration connectTimeout, Duration timeout, Clock clock) {
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Asks once.
     *
     * @throws SourceUnreachable when no answer came
     * @throws SourceBusy when it asks for patience
     * @throws FetchFailed when the answer was no JSON, too large or an error
     */
    SourceAnswer ask(SourceRequest request) throws FetchFailed, InterruptedException {
        BoundedBody body = new BoundedBody(LARGEST_BODY);
        HttpRequest get = HttpRequest.newBuilder(request.uri())
                .header("Accept", "application/json")
                .header("User-Agent", "pipeline-appliance")
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = http().sendAsync(get, body);
        try {
            return answer(request, exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException failure) {
            throw failure(request, body, unwrapped(failure));
        } finally {
            exchange.cancel(true);
        }
    }

    private SourceAnswer answer(SourceRequest request, HttpResponse<byte[]> response) throws FetchFailed {
        int status = response.statusCode();
        if (status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE) {
            Optional<Duration> retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(value -> RetryAfter.parse(value, clock.instant()));
            throw new SourceBusy(request.shown(), status, retryAfter, clock.instant());
        }
        if (status != OK) {
            String start = JsonBody.start(response.body()).strip();
            throw new FetchFailed(
                    request.shown() + " answered with the status " + status
                            + (start.isEmpty() ? "" : ": " + Excerpt.of(start)),
                    OptionalInt.of(status));
        }
        byte[] body = response.body();
        return new SourceAnswer(request.shown(), status, body, JsonBody.parse(request.shown(), body), clock.instant());
    }

    private FetchFailed failure(SourceRequest request, BoundedBody body, Throwable failure) {
        if (TransportFailure.has(failure, BoundedBody.TooLarge.class)) {
            return new FetchFailed(
                    request.shown() + " answered with more than " + LARGEST_BODY / 1_000_000
                            + " MB, which is larger than any list of users",
                    failure);
        }
        String reason = TransportFailure.reason(failure, request.api(), connectTimeout, timeout);
        if (body.answered() && !TransportFailure.has(failure, TimeoutException.class)) {
            return new FetchFailed(request.shown() + " broke off its answer: " + reason, failure);
        }
        return new SourceUnreachable(request.shown() + " could not be reached: " + reason, failure);
    }

    /** Made on the first use: it loads the certificate store, which the start of the appliance need not wait for. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(connectTimeout)
                    .build();
        }
        return http;
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }
}
