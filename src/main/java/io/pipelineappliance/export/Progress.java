package io.pipelineappliance.export;

import io.pipelineappliance.component.ApplianceException;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells how far an export is, and whether it is to go on. */
public final class Progress {
    private static final long BETWEEN_LINES = Duration.ofSeconds(2).toNanos();

    private final Consumer<String> lines;
    private volatile boolean stopped;
    private long lastLine = System.nanoTime();

    /** @param lines takes each line */
    public Progress(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Asks the export to end at the next moment at which nothing is half done. */
    public void stop() {
        stopped = true;
    }

    /** Whether it was asked to. */
    public boolean stopped() {
        return stopped;
    }

    /** A line that is always told. */
    void say(String line) {
        lines.accept(line);
    }

    /** A line that is told every few seconds. */
    void count(String what, long done, long of) {
        requireGoing();
        if (System.nanoTime() - lastLine >= BETWEEN_LINES) {
            lastLine = System.nanoTime();
            say("  %s: %,d of %,d".formatted(what, done, of));
        }
    }

    /** @throws ApplianceException when it was stopped */
    void requireGoing() {
        if (stopped) {
            throw new ApplianceException("Stopped as asked; the same command goes on from here, and nothing is there twice.");
        }
    }
}
