package io.pipelineappliance.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sun.misc.Signal;
import sun.misc.SignalHandler;

@Timeout(30)
class StopSignalsTest {
    private final Map<String, SignalHandler> before = new HashMap<>();
    private final AtomicInteger ends = new AtomicInteger();
    private StopSignals signals;

    @BeforeEach
    void takeTheSignals() {
        StopSignals.names().forEach(name -> before.put(name, Signal.handle(new Signal(name), signal -> {})));
        signals = new StopSignals(ends::incrementAndGet);
    }

    @AfterEach
    void giveThemBack() {
        before.forEach((name, handler) -> Signal.handle(new Signal(name), handler));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void theFirstSignalAsksForAStopAndEndsNothing(String name) {
        assertThat(signals.awaitStop(1, TimeUnit.MILLISECONDS)).isFalse();

        Signal.raise(new Signal(name));

        signals.awaitStop();
        assertThat(ends).hasValue(0);
    }

    @Test
    void theSecondSignalEndsTheProcessAtOnceWhicheverItIs() {
        Signal.raise(new Signal("INT"));
        signals.awaitStop();

        Signal.raise(new Signal("TERM"));

        await().until(() -> ends.get() == 1);
    }

    @Test
    void theFirstSignalIsToldOnce() {
        AtomicInteger told = new AtomicInteger();
        signals.onFirst(told::incrementAndGet);

        Signal.raise(new Signal("TERM"));
        signals.awaitStop();
        Signal.raise(new Signal("TERM"));

        await().until(() -> ends.get() == 1);
        assertThat(told).hasValue(1);
    }

    @Test
    void whoeverIsToldCannotKeepItFromStopping() {
        signals.onFirst(() -> {
            throw new IllegalStateException("the terminal is gone");
        });

        Signal.raise(new Signal("TERM"));

        signals.awaitStop();
    }

    @Test
    void aStopThatIsNoSignalLeavesTheFirstSignalAnOrderlyOne() {
        signals.stop();
        signals.awaitStop();

        AtomicInteger told = new AtomicInteger();
        signals.onFirst(told::incrementAndGet);
        Signal.raise(new Signal("TERM"));

        await().until(() -> told.get() == 1);
        assertThat(ends).hasValue(0);
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();

        assertThat(signals.awaitStop(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }
}
