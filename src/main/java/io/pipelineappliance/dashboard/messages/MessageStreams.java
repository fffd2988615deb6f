package io.pipelineappliance.dashboard.messages;

import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.dashboard.http.EventWriter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Responses that go on while somebody reads from Kafka for them; only so many at once. */
final class MessageStreams implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MessageStreams.class);

    private final String what;
    private final int seats;
    private final Duration patience;
    private final ThreadPoolExecutor threads;
    private final Set<Work> running = ConcurrentHashMap.newKeySet();

    /** What is done for one response, by a thread of its own. */
    interface Work extends AutoCloseable {
        void run(Outlet outlet) throws InterruptedException;

        /** Makes it end soon; called by any thread. */
        void cancel();

        @Override
        void close();
    }

    /**
     * @param what they are, in the plural
     * @param seats how many there may be at once
     * @param patience how long the other side may read nothing before it is let go
     */
    MessageStreams(String what, int seats, Duration patience) {
        this.what = what;
        this.seats = seats;
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(0, seats, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "dashboard-" + what);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Answers with what the work hands on. What goes wrong before it begins is answered as a problem.
     *
     * @param prepare finds out whether it can be done; may wait, within bounds
     * @throws ServiceUnavailableResponse when as many are under way as may
     */
    void open(Context context, String contentType, Callable<Work> prepare) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        try {
            threads.execute(() -> work(context, contentType, prepare, waiting, answered));
        } catch (RejectedExecutionException full) {
            context.header("Retry-After", "5");
            throw new ServiceUnavailableResponse(
                    "%d %s are under way, which is as many as may; end one, or try again later."
                            .formatted(seats, what));
        }
        context.future(() -> {
            waiting.complete(null);
            return answered;
        });
    }

    private void work(
            Context context,
            String contentType,
            Callable<Work> prepare,
            CompletableFuture<Void> waiting,
            CompletableFuture<Void> answered) {
        try (Work work = prepare.call()) {
            running.add(work);
            try {
                waiting.get(5, TimeUnit.SECONDS);
                run(work, open(context, contentType, work, answered));
            } finally {
                running.remove(work);
            }
        } catch (Throwable e) {
            answered.completeExceptionally(e);
        }
    }

    private Outlet open(Context context, String contentType, Work work, CompletableFuture<Void> answered) {
        Outlet outlet = new Outlet(patience);
        EventWriter.begin(context, contentType, outlet::take, outlet::writeWith).whenComplete((nothing, failure) -> {
            outlet.gone();
            work.cancel();
            answered.complete(null);
        });
        return outlet;
    }

    private static void run(Work work, Outlet outlet) {
        try {
            work.run(outlet);
            outlet.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outlet.drop();
        } catch (RuntimeException e) {
            if (!(e instanceof ApplianceException)) {
                log.error("A stream of messages ended unexpectedly", e);
            }
            outlet.drop();
        }
    }

    int running() {
        return running.size();
    }

    @Override
    public void close() {
        running.forEach(Work::cancel);
        threads.shutdownNow();
    }
}
