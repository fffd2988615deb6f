package io.pipelineappliance.dashboard.dags;

import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where requests wait that would hold a thread of the web server for long. Its threads exist only while somebody waits. */
final class WaitingRoom implements AutoCloseable {
    static final int SEATS = 32;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, SEATS, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "dashboard-waiting");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * Answers with what the call returns or throws, once it does.
     *
     * @throws ServiceUnavailableResponse when too many wait already
     */
    void answerLater(Context context, Callable<?> call) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> complete(answer, call));
        } catch (RejectedExecutionException full) {
            context.header("Retry-After", "1");
            throw new ServiceUnavailableResponse(
                    "%d requests wait for runs already, which is as many as may; ask again in a second, or ask for the run without waiting."
                            .formatted(SEATS));
        }
        context.future(() -> answer.thenAccept(value -> Answers.json(context, value)));
    }

    private static void complete(CompletableFuture<Object> answer, Callable<?> call) {
        try {
            answer.complete(call.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(
                    new ServiceUnavailableResponse("The appliance stops; ask again once it is up."));
        } catch (Exception e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
