package io.pipelineappliance.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Something that is to come.
 *
 * @param <T> what is there then
 */
public class Expectation<T> {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String what;
    private final Supplier<Optional<T>> look;
    private final Supplier<String> instead;

    Expectation(String what, Supplier<Optional<T>> look, Supplier<String> instead) {
        this.what = what;
        this.look = look;
        this.instead = instead;
    }

    /**
     * Waits for it and returns it.
     *
     * @throws AssertionError when it does not come in time; says what was there instead
     */
    public T within(long amount, TimeUnit unit) {
        return within(Duration.of(amount, unit.toChronoUnit()));
    }

    /**
     * Waits for it and returns it.
     *
     * @throws AssertionError when it does not come in time; says what was there instead
     */
    public T within(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        RuntimeException lastError = null;
        do {
            try {
                Optional<T> found = look.get();
                lastError = null;
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (RuntimeException e) {
                lastError = e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
        throw new AssertionError(
                "waited " + limit.toMillis() + " ms for " + what + ", but " + insteadOr(lastError), lastError);
    }

    private String insteadOr(RuntimeException lastError) {
        if (lastError != null) {
            return "it could not be asked for: " + lastError.getMessage();
        }
        try {
            return instead.get();
        } catch (RuntimeException e) {
            return "what is there instead could not be asked for: " + e.getMessage();
        }
    }
}
