package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.store.TryKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on the lines of one try as they come, on a thread of its own, so that a slow reader holds up nobody.
 *
 * @param tryNumber empty for the newest, which is waited for when there is none yet
 * @param line gets each line
 * @param end runs once, after the last line
 */
record LogFollower(
        Workshop workshop,
        Views views,
        String run,
        String task,
        OptionalInt tryNumber,
        Consumer<String> line,
        Runnable end) {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** @return ends it early */
    AutoCloseable start() {
        Thread thread = new Thread(this::follow, "schedule-log-follower");
        thread.setDaemon(true);
        thread.start();
        return thread::interrupt;
    }

    private void follow() {
        try {
            Optional<TryKey> key = awaitTry();
            if (key.isPresent()) {
                handOn(key.get());
            }
            end.run();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (ApplianceException gone) {
            LOG.debug("The log of {} of {} cannot be followed further", task, run, gone);
            end.run();
        }
    }

    /** Empty when the task ended without a try. */
    private Optional<TryKey> awaitTry() throws InterruptedException {
        while (true) {
            long seen = workshop.changes().beats();
            Optional<TryKey> key = tryNumber.isPresent()
                    ? Optional.of(views.tryOf(run, task, tryNumber.getAsInt()))
                    : views.newestTry(run, task);
            if (key.isPresent() || view().state().isFinal()) {
                return key;
            }
            workshop.changes().awaitChange(seen, LOOK);
        }
    }

    private void handOn(TryKey key) throws InterruptedException {
        int handedOn = 0;
        while (!Thread.currentThread().isInterrupted()) {
            long seen = workshop.changes().beats();
            boolean ended = view().tries().get(key.number() - 1).endedAt().isPresent();
            List<String> lines = workshop.store().logs().lines(key, handedOn);
            lines.forEach(line);
            handedOn += lines.size();
            if (ended) {
                return;
            }
            workshop.changes().awaitChange(seen, LOOK);
        }
        throw new InterruptedException("the follower left");
    }

    private TaskView view() {
        return views.run(run).tasks().stream()
                .filter(candidate -> candidate.id().equals(task))
                .findFirst()
                .orElseThrow();
    }
}
