package io.pipelineappliance.dashboard.messages;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.explore.messages.Message;
import io.pipelineappliance.explore.messages.MessageTail;
import io.pipelineappliance.explore.messages.TailProgress;
import java.time.Duration;

/** A tail as events: {@code message} for each, {@code progress} once a second, and {@code failure}. */
final class TailWork implements MessageStreams.Work {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final MessageTail tail;

    TailWork(MessageTail tail) {
        this.tail = tail;
    }

    @Override
    public void run(Outlet outlet) throws InterruptedException {
        try {
            tail.run(new MessageTail.Listener() {
                private long told = System.nanoTime() - 2 * SECOND;

                @Override
                public boolean message(Message message) throws InterruptedException {
                    return outlet.event("message", message);
                }

                @Override
                public boolean looked(TailProgress progress) throws InterruptedException {
                    if (System.nanoTime() - told < SECOND) {
                        return !outlet.isOver();
                    }
                    told = System.nanoTime();
                    return outlet.event("progress", progress);
                }
            });
        } catch (ApplianceException failure) {
            outlet.event("failure", new SearchWork.StreamFailure(failure.getMessage()));
        }
    }

    @Override
    public void cancel() {
        tail.cancel();
    }

    @Override
    public void close() {
        tail.close();
    }
}
