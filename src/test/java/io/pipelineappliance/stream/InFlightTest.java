package io.pipelineappliance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InFlightTest {
    private final InFlight inFlight = new InFlight(2);

    @Test
    void noMoreThanTheLimitIsUnderWay() {
        inFlight.begin();
        inFlight.begin();
        Waiting third = new Waiting(inFlight::begin);

        third.isBlocked();
        inFlight.succeeded();

        third.ends();
    }

    @Test
    void theEndWaitsForEveryWrite() {
        inFlight.begin();
        inFlight.begin();
        Waiting end = new Waiting(inFlight::awaitAll);

        inFlight.succeeded();
        end.isBlocked();
        inFlight.succeeded();

        end.ends();
    }

    @Test
    void withNothingUnderWayTheEndComesAtOnceAndAgain() {
        inFlight.awaitAll();
        inFlight.awaitAll();
        inFlight.begin();
    }

    @Test
    void theFirstFailureFailsTheNextWriteAndTheEnd() {
        inFlight.begin();
        inFlight.begin();
        inFlight.failed(new IllegalArgumentException("no such column"));
        inFlight.failed(new IllegalArgumentException("another"));

        assertThatExceptionOfType(SinkException.class)
                .isThrownBy(inFlight::begin)
                .withMessage("no such column")
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThatExceptionOfType(SinkException.class)
                .isThrownBy(inFlight::awaitAll)
                .withMessage("no such column");
    }

    @Test
    void aFailureReachesWhoeverWaitsAlready() {
        inFlight.begin();
        Waiting end = new Waiting(inFlight::awaitAll);
        end.isBlocked();

        inFlight.failed(new IllegalStateException("refused"));

        assertThat(end.failure()).isInstanceOf(SinkException.class).hasMessage("refused");
    }

    @Test
    void aTaskThatIsKilledWhileItWaitsEndsAndStaysInterrupted() {
        inFlight.begin();
        inFlight.begin();
        Waiting third = new Waiting(inFlight::begin);
        third.isBlocked();

        third.thread.get().interrupt();

        assertThat(third.failure()).isInstanceOf(SinkException.class).hasMessageContaining("stopped");
        assertThat(third.interrupted.get()).isTrue();
    }

    @Test
    void whatIsAbandonedIsKnownToBe() {
        assertThat(inFlight.isAbandoned()).isFalse();

        inFlight.abandon();

        assertThat(inFlight.isAbandoned()).isTrue();
    }

    /** Work on a thread of its own. */
    private static final class Waiting {
        private final AtomicReference<Thread> thread = new AtomicReference<>();
        private final AtomicReference<Boolean> interrupted = new AtomicReference<>();
        private final CompletableFuture<Void> work;

        Waiting(Runnable work) {
            this.work = CompletableFuture.runAsync(
                    () -> {
                        try {
                            work.run();
                        } finally {
                            interrupted.set(Thread.currentThread().isInterrupted());
                        }
                    },
                    task -> {
                        Thread made = new Thread(task);
                        made.setDaemon(true);
                        thread.set(made);
                        made.start();
                    });
        }

        void isBlocked() {
            await().until(() -> thread.get().getState() == Thread.State.WAITING);
            assertThat(work).isNotDone();
        }

        void ends() {
            assertThat(work).succeedsWithin(Duration.ofSeconds(10));
        }

        Throwable failure() {
            return work.handle((nothing, failure) -> failure.getCause())
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }
    }
}
