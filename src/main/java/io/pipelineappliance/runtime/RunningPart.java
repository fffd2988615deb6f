package io.pipelineappliance.runtime;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.component.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One part with its state. Its starts and stops never overlap. */
final class RunningPart {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPart.class);

    private final Part part;
    private final Clock clock;
    private final Consumer<PartStatus> listener;
    /** Held for the whole of a start or a stop. */
    private final ReentrantLock lifecycle = new ReentrantLock();

    private final InterruptibleStart starting = new InterruptibleStart();
    private volatile PartStatus status;

    RunningPart(Part part, Clock clock, Consumer<PartStatus> listener) {
        this.part = part;
        this.clock = clock;
        this.listener = listener;
        this.status =
                new PartStatus(part, ComponentState.WAITING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Part part() {
        return part;
    }

    /** The state, and for a running part what it says of its own health. */
    PartStatus status() {
        PartStatus current = status;
        if (current.state() != ComponentState.RUNNING) {
            return current;
        }
        Health health = health();
        return health instanceof Health.Up up
                ? running(current, ComponentState.RUNNING, up.notice())
                : running(current, ComponentState.FAILED, Optional.of(((Health.Down) health).reason()));
    }

    private PartStatus running(PartStatus current, ComponentState state, Optional<String> reason) {
        return new PartStatus(part, state, reason, current.bootTime(), current.runningSince());
    }

    /** One component that cannot even say how it is must not hide how the others are. */
    private Health health() {
        try {
            return part.component().check();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} does not say how it is", part.title(), e);
            return Health.down(part.title() + " does not say how it is: " + reason(e));
        }
    }

    /**
     * Starts the component unless it serves already; one that no longer serves is closed first. A start that fails is undone.
     *
     * @throws CancellationException when the part has ended, or does while it starts
     */
    void start() throws Exception {
        lifecycle.lockInterruptibly();
        try {
            if (status.state() == ComponentState.RUNNING) {
                if (health() instanceof Health.Up) {
                    return;
                }
                takeDown();
            }
            bringUp();
        } finally {
            lifecycle.unlock();
        }
    }

    private void bringUp() throws Exception {
        starting.begin();
        Instant begin = clock.instant();
        try {
            become(ComponentState.STARTING, Optional.empty(), Optional.empty());
            part.component().start();
        } catch (Exception | Error e) {
            if (starting.end()) {
                // Whoever ended it stops it next, and so closes what there is by now.
                throw cancelled(e);
            }
            fail(e);
            throw e;
        }
        if (starting.end()) {
            throw cancelled(null);
        }
        become(ComponentState.RUNNING, Optional.empty(), Optional.of(Duration.between(begin, clock.instant())));
    }

    private CancellationException cancelled(Throwable cause) {
        CancellationException cancelled = new CancellationException(part.title() + " was stopped while it started");
        cancelled.initCause(cause);
        return cancelled;
    }

    private void fail(Throwable error) {
        try {
            part.component().close();
        } catch (RuntimeException | LinkageError e) {
            error.addSuppressed(e);
        }
        LOG.error("{} did not start", part.title(), error);
        become(ComponentState.FAILED, Optional.of(reason(error)), Optional.empty());
    }

    /** Stops the component, once a start that is under way has come to its end. */
    void stop() {
        lifecycle.lock();
        try {
            if (status.state() == ComponentState.WAITING || status.state() == ComponentState.STOPPED) {
                status = new PartStatus(
                        part, ComponentState.STOPPED, Optional.empty(), Optional.empty(), Optional.empty());
                return;
            }
            takeDown();
        } finally {
            lifecycle.unlock();
        }
    }

    /** Lets it never start again, and interrupts a start that is under way. What runs does so until it is stopped. */
    void end() {
        starting.forbid();
    }

    private void takeDown() {
        become(ComponentState.STOPPING, Optional.empty(), Optional.empty());
        try {
            part.component().close();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} did not stop cleanly", part.title(), e);
        }
        become(ComponentState.STOPPED, Optional.empty(), Optional.empty());
    }

    private void become(ComponentState state, Optional<String> reason, Optional<Duration> bootTime) {
        Optional<Instant> since = state == ComponentState.RUNNING ? Optional.of(clock.instant()) : Optional.empty();
        status = new PartStatus(part, state, reason, bootTime, since);
        LOG.info(
                "{} is {}{}",
                part.title(),
                state,
                reason.map(text -> ": " + text).orElse(""));
        try {
            listener.accept(status);
        } catch (RuntimeException e) {
            LOG.error("nobody could be told that {} is {}", part.title(), state, e);
        }
    }

    static String reason(Throwable error) {
        return error instanceof ApplianceException || error.getMessage() == null
                ? String.valueOf(error.getMessage() == null ? error : error.getMessage())
                : error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
