package io.pipelineappliance.dashboard;

import io.pipelineappliance.os.ThreadPriority;
import java.util.function.BooleanSupplier;

/**
 * Once all is up, threads that answer come after those that carry records: whoever looks may wait for a moment, a record may not. Not
 * before, since what there is to see then is the boot, which leaves nothing of the processors to those who come last.
 */
final class LateThreads {
    private final BooleanSupplier running;
    private final ThreadLocal<Boolean> late = ThreadLocal.withInitial(() -> false);
    private volatile boolean booted;

    /** @param running whether all is up; asked until it is */
    LateThreads(BooleanSupplier running) {
        this.running = running;
    }

    /** For the thread that has a request to answer. */
    void yieldToThePipeline() {
        if (!late.get() && isBooted()) {
            ThreadPriority.lowerOwn();
            late.set(true);
        }
    }

    private boolean isBooted() {
        if (!booted) {
            booted = running.getAsBoolean();
        }
        return booted;
    }
}
