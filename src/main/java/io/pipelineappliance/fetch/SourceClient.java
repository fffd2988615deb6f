package io.pipelineappliance.fetch;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.pipelineappliance.pipeline.Excerpt;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks a source over HTTP, whichever it is. An answer of 429 or 503 is waited out, for as long as the source says or
 * else ever longer; all other failures end the question at once. Used by one thread.
 */
final class SourceClient implements AutoCloseable {
    private static final long LARGEST_BODY = 10_000_000;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Duration connectTimeout;
    private final Duration timeout;
    private final Clock clock;
    private final Retry retry;
    private final ScheduledThreadPoolExecutor timer;
    private HttpClient http;

    /**
     * A client that connects to nobody yet.
     *
     * @param connectTimeout bound on connecting
     * @param timeout bound on one request, from the first byte sent to the last received
     * @param backoff how to wait for a busy source
     */
    SourceClient(Duration connectTimeout, Duration timeout, Backoff backoff, Clock clock) {
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.clock = clock;
        this.retry = Retry.of("source", patience(backoff));
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "source-retry");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Asks once, and again while the source is busy.
     *
     * @throws SourceUnreachable when no answer came
     * @throws SourceBusy when it stayed busy
     * @throws FetchFailed when the answer was no JSON, too large or an error
     */
    SourceAnswer ask(SourceRequest request) throws FetchFailed, InterruptedException {
        try {
            return retry.executeCompletionStage(timer, () -> attempt(request))
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException failure) {
            if (unwrapped(failure) instanceof FetchFailed failed) {
                throw failed;
            }
            throw new IllegalStateException("asking " + request.shown() + " failed unexpectedly", failure.getCause());
        }
    }

    private CompletableFuture<SourceAnswer> attempt(SourceRequest request) {
        BoundedBody body = new BoundedBody(LARGEST_BODY);
        HttpRequest get = HttpRequest.newBuilder(request.uri())
                .header("Accept", "application/json")
                .header("User-Agent", "pipeline-appliance")
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = http().sendAsync(get, body);
        return exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    exchange.cancel(true);
                    return outcome(request, body, response, failure);
                })
                .thenCompose(Function.identity());
    }

    private CompletableFuture<SourceAnswer> outcome(
            SourceRequest request, BoundedBody body, HttpResponse<byte[]> response, Throwable failure) {
        try {
            return failure == null
                    ? CompletableFuture.completedFuture(answer(request, response))
                    : CompletableFuture.failedFuture(failure(request, body, unwrapped(failure)));
        } catch (FetchFailed failed) {
            return CompletableFuture.failedFuture(failed);
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
            throw new FetchFailed(request.shown() + " answered with the status " + status
                    + (start.isEmpty() ? "" : ": " + Excerpt.of(start)));
        }
        byte[] body = response.body();
        return new SourceAnswer(request.shown(), JsonBody.parse(request.shown(), body), body.length, clock.instant());
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
    private HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(connectTimeout)
                    .build();
        }
        return http;
    }

    private static RetryConfig patience(Backoff backoff) {
        return RetryConfig.<SourceAnswer>custom()
                .maxAttempts(backoff.attempts())
                .retryOnException(failure -> failure instanceof SourceBusy busy
                        && busy.retryAfter().orElse(Duration.ZERO).compareTo(backoff.longest()) <= 0)
                .intervalBiFunction((attempt, outcome) ->
                        wait(backoff, attempt, unwrapped(outcome.getLeft())).toMillis())
                .build();
    }

    private static Duration wait(Backoff backoff, int attempt, Throwable failure) {
        Duration own = backoff.after(attempt);
        return failure instanceof SourceBusy busy ? busy.retryAfter().orElse(own) : own;
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }

    /** Ends the waiting for a busy source; a request under way ends by its time-out. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
