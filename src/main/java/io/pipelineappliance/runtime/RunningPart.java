package io.pipelineappliance.runtime;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.component.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One part with its state. Starts and stops of the same part never overlap. */
final class RunningPart {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPart.class);

    private final Part part;
    private final Clock clock;
    private final Consumer<PartStatus> listener;
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
        if (current.state() == ComponentState.RUNNING && part.component().check() instanceof Health.Down down) {
            return new PartStatus(
                    part,
                    ComponentState.FAILED,
                    Optional.of(down.reason()),
                    current.bootTime(),
                    current.runningSince());
        }
        return current;
    }

    synchronized void start() throws Exception {
        if (status.state() == ComponentState.RUNNING) {
            return;
        }
        Instant begin = clock.instant();
        become(ComponentState.STARTING, Optional.empty(), Optional.empty());
        try {
            part.component().start();
        } catch (Exception | LinkageError e) {
            become(ComponentState.FAILED, Optional.of(reason(e)), Optional.empty());
            LOG.error("{} did not start", part.title(), e);
            throw e;
        }
        become(ComponentState.RUNNING, Optional.empty(), Optional.of(Duration.between(begin, clock.instant())));
    }

    synchronized void stop() {
        if (status.state() == ComponentState.WAITING || status.state() == ComponentState.STOPPED) {
            status = new PartStatus(part, ComponentState.STOPPED, Optional.empty(), Optional.empty(), Optional.empty());
            return;
        }
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
        listener.accept(status);
    }

    static String reason(Throwable error) {
        return error instanceof ApplianceException || error.getMessage() == null
                ? String.valueOf(error.getMessage() == null ? error : error.getMessage())
                : error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
