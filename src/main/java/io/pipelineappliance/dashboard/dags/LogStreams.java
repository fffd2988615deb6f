package io.pipelineappliance.dashboard.dags;

import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.pipelineappliance.dashboard.http.EventThread;
import io.pipelineappliance.dashboard.http.EventWriter;
import io.pipelineappliance.schedule.Dags;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs as server-sent events while they grow: an event for each line, and one named {@code end} after the last. */
final class LogStreams implements AutoCloseable {
    static final int MOST_FOLLOWERS = 32;

    private static final Logger log = LoggerFactory.getLogger(LogStreams.class);
    private static final Duration PULSE = Duration.ofSeconds(2);

    private final Dags dags;
    private final Duration patience;
    private final Set<LogFollower> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor thread = EventThread.named("dashboard-logs");
    private ScheduledFuture<?> pulse;

    LogStreams(Dags dags, Duration patience) {
        this.dags = dags;
        this.patience = patience;
    }

    /**
     * Turns the request into a follower. A {@code Last-Event-ID} leaves out the lines up to that one.
     *
     * @throws ServiceUnavailableResponse when too many follow already
     */
    void join(Context context, String dag, String run, String task, int tryNumber) {
        LogFollower follower = new LogFollower(thread, linesSeen(context));
        if (!add(follower)) {
            context.header("Retry-After", "5");
            throw new ServiceUnavailableResponse(
                    "%d follow logs already, which is as many as may; try again later, or get the whole log instead."
                            .formatted(MOST_FOLLOWERS));
        }
        try {
            follower.follow(dags.followLog(dag, run, task, OptionalInt.of(tryNumber), follower::line, follower::end));
            EventWriter.open(context, follower::take, follower::writeWith, () -> remove(follower));
        } catch (RuntimeException e) {
            remove(follower);
            throw e;
        }
    }

    int followers() {
        return followers.size();
    }

    private static long linesSeen(Context context) {
        String last = context.header("Last-Event-ID");
        return last != null && last.matches("\\d{1,18}") ? Long.parseLong(last) : 0;
    }

    private synchronized boolean add(LogFollower follower) {
        if (followers.size() >= MOST_FOLLOWERS || thread.isShutdown()) {
            return false;
        }
        followers.add(follower);
        if (pulse == null) {
            long millis = PULSE.toMillis();
            pulse = thread.scheduleAtFixedRate(this::feelPulse, millis, millis, TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private void remove(LogFollower follower) {
        follower.close();
        synchronized (this) {
            followers.remove(follower);
            if (followers.isEmpty() && pulse != null) {
                pulse.cancel(false);
                pulse = null;
            }
        }
    }

    private void feelPulse() {
        try {
            followers.forEach(follower -> follower.beat(patience));
        } catch (RuntimeException e) {
            log.error("The followers of logs could not be looked after", e);
        }
    }

    @Override
    public void close() {
        followers.forEach(LogFollower::drop);
        thread.shutdown();
    }
}
