package io.pipelineappliance.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.component.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunningPartTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final FakeComponent component = new FakeComponent("it", journal);
    private final Part part = Part.of("it", "It", component);
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<PartStatus> heard = new CopyOnWriteArrayList<>();
    private final RunningPart running = new RunningPart(part, clock(), heard::add);

    @Test
    void itWaitsUntilItIsStarted() {
        assertThat(running.status().state()).isEqualTo(ComponentState.WAITING);
        assertThat(running.status().bootTime()).isEmpty();
    }

    @Test
    void aStartIsTimedAndTold() throws Exception {
        component.onStart(() -> now.set(NOON.plusSeconds(3)));

        running.start();

        assertThat(heard)
                .extracting(PartStatus::state)
                .containsExactly(ComponentState.STARTING, ComponentState.RUNNING);
        assertThat(running.status().bootTime()).hasValue(Duration.ofSeconds(3));
        assertThat(running.status().runningSince()).hasValue(NOON.plusSeconds(3));
    }

    @Test
    void whatRunsIsNotStartedAgain() throws Exception {
        running.start();
        running.start();

        assertThat(journal).containsExactly("start it", "up it");
    }

    @Test
    void whatRunsButNoLongerServesIsClosedAndStarted() throws Exception {
        running.start();
        component.becomes(Health.down("it gave up"));
        component.onStart(() -> component.becomes(Health.up()));

        running.start();

        assertThat(journal).containsExactly("start it", "up it", "close it", "start it", "up it");
        assertThat(running.status().state()).isEqualTo(ComponentState.RUNNING);
    }

    @Test
    void aStartThatFailsIsUndoneAndSaysWhy() {
        component.onStart(() -> {
            throw new IllegalStateException("no disk");
        });

        assertThatIllegalStateException().isThrownBy(running::start).withMessage("no disk");

        assertThat(journal).containsExactly("start it", "close it");
        assertThat(running.status().state()).isEqualTo(ComponentState.FAILED);
        assertThat(running.status().reason()).hasValue("IllegalStateException: no disk");
    }

    @Test
    void anErrorWhileItIsUndoneIsSuppressedIntoTheFirst() {
        component.onStart(() -> {
            throw new IllegalStateException("first");
        });
        component.onClose(() -> {
            throw new IllegalStateException("second");
        });

        assertThatIllegalStateException()
                .isThrownBy(running::start)
                .withMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("second"));
    }

    @Test
    void whatFailedCanBeStartedAgain() throws Exception {
        component.onStart(() -> {
            throw new ApplianceException("the port is taken");
        });
        assertThatExceptionOfType(ApplianceException.class).isThrownBy(running::start);
        component.onStart(() -> {});

        running.start();

        assertThat(running.status().state()).isEqualTo(ComponentState.RUNNING);
        assertThat(running.status().reason()).isEmpty();
    }

    @Test
    void whatNeverRanIsStoppedWithoutAWord() {
        running.stop();

        assertThat(journal).isEmpty();
        assertThat(heard).isEmpty();
        assertThat(running.status().state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aStopWaitsForTheStartThatIsUnderWay() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        component.onStart(() -> {
            started.countDown();
            FakeComponent.waitFor(go).run();
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> start = threads.submit(() -> {
                running.start();
                return null;
            });
            started.await();
            Future<?> stop = threads.submit(running::stop);
            go.countDown();
            start.get(20, TimeUnit.SECONDS);
            stop.get(20, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }

        assertThat(journal).containsExactly("start it", "up it", "close it");
        assertThat(running.status().state()).isEqualTo(ComponentState.STOPPED);
    }

    @Test
    void aStartThatSucceedsAlthoughItWasInterruptedIsNotShownAsRunning() {
        component.onStart(running::end);

        assertThatExceptionOfType(java.util.concurrent.CancellationException.class)
                .isThrownBy(running::start);

        assertThat(heard).extracting(PartStatus::state).containsExactly(ComponentState.STARTING);
        assertThat(Thread.interrupted())
                .as("the thread belongs to somebody else")
                .isFalse();
        running.stop();
        assertThat(journal).endsWith("close it");
    }

    @Test
    void aComponentThatCannotSayHowItIsIsShownAsFailed() throws Exception {
        running.start();
        component.becomes(null);

        assertThat(running.status().state()).isEqualTo(ComponentState.FAILED);
        assertThat(running.status().reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no answer"));
    }

    @Test
    void aListenerThatFailsStopsNothing() throws Exception {
        RunningPart withBadListener = new RunningPart(part, clock(), status -> {
            throw new IllegalStateException("a bad listener");
        });

        withBadListener.start();

        assertThat(withBadListener.status().state()).isEqualTo(ComponentState.RUNNING);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
