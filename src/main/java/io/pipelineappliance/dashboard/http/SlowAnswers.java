package io.pipelineappliance.dashboard.http;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.common.base.Suppliers;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.ServiceUnavailableResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where requests wait for another system, so that they hold no thread of the web server, which has few. A system that does not answer
 * costs those who ask for it a wait, and nobody else. The threads exist only while somebody waits.
 */
public final class SlowAnswers implements AutoCloseable {
    /** One page asks every three to five seconds, so that alone it always sees what is new. */
    private static final Duration SHARED_FOR = Duration.ofSeconds(2);

    private static final int MOST_SHARED = 200;

    private final String what;
    private final int seats;
    private final ThreadPoolExecutor threads;
    private final Supplier<AsyncCache<String, byte[]>> shared;

    /**
     * @param what is waited for, in a word or two, like {@code topics}; also names the threads
     * @param seats how many may wait at once
     */
    public SlowAnswers(String what, int seats) {
        this(what, seats, Ticker.systemTicker());
    }

    SlowAnswers(String what, int seats, Ticker ticker) {
        this.what = what;
        this.seats = seats;
        this.threads = new ThreadPoolExecutor(0, seats, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "dashboard-" + what);
            thread.setDaemon(true);
            return thread;
        });
        this.shared = Suppliers.memoize(() -> Caffeine.newBuilder()
                .expireAfterWrite(SHARED_FOR)
                .maximumSize(MOST_SHARED)
                .ticker(ticker)
                .buildAsync());
    }

    /**
     * Answers with what the call returns, as JSON, or throws, once it does.
     *
     * @param call must end by itself: whatever it asks needs a time-out
     * @throws ServiceUnavailableResponse when too many wait already
     */
    public void answer(Context context, Callable<?> call) {
        CompletableFuture<byte[]> answer =
                begin(context, context.method().equals(HandlerType.GET) ? call : order(call));
        context.future(() -> answer.thenAccept(json -> write(context, json)));
    }

    /** Whoever asks after a change is not told what was looked up before it. */
    private Callable<?> order(Callable<?> call) {
        return () -> {
            try {
                return call.call();
            } finally {
                shared.get().asMap().clear();
            }
        };
    }

    /** The same for what is not JSON. */
    public void answerBytes(Context context, String contentType, Callable<byte[]> call) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        execute(context, answer, call);
        context.future(() ->
                answer.thenAccept(bytes -> context.contentType(contentType).result(bytes)));
    }

    /**
     * The same for what many pages ask for again and again: all who ask for one URL while it is looked up, and for two seconds after that,
     * share the answer, unless it is a failure. So the systems that are asked, and this one, do not feel how many pages are open.
     */
    public void answerShared(Context context, Callable<?> call) {
        String url = context.path() + "?" + context.queryString();
        forgetFailure(url);
        CompletableFuture<byte[]> answer = shared.get().get(url, (key, executor) -> begin(context, call));
        context.future(() -> answer.thenAccept(json -> write(context, json)));
    }

    /** The cache forgets failures by itself, but only after those who waited have been told. */
    private void forgetFailure(String url) {
        CompletableFuture<byte[]> last = shared.get().getIfPresent(url);
        if (last != null && last.isCompletedExceptionally()) {
            shared.get().asMap().remove(url, last);
        }
    }

    private CompletableFuture<byte[]> begin(Context context, Callable<?> call) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        execute(context, answer, () -> Json.bytes(call.call()));
        return answer;
    }

    private void execute(Context context, CompletableFuture<byte[]> answer, Callable<byte[]> call) {
        try {
            threads.execute(() -> complete(answer, call));
        } catch (RejectedExecutionException full) {
            context.header("Retry-After", "1");
            throw new ServiceUnavailableResponse(
                    "%d requests wait for %s already, which is as many as may; ask again in a second."
                            .formatted(seats, what));
        }
    }

    private static void complete(CompletableFuture<byte[]> answer, Callable<byte[]> call) {
        try {
            answer.complete(call.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(
                    new ServiceUnavailableResponse("The appliance stops; ask again once it is up."));
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private static void write(Context context, byte[] json) {
        context.contentType("application/json").result(json);
    }

    /** How many calls are under way. One is until all who waited for it, and the cache, have been told. */
    int underWay() {
        return threads.getActiveCount();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
