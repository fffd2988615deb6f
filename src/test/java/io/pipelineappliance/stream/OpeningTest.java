package io.pipelineappliance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OpeningTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Opening<Integer> opening = new Opening<>("opener", () -> {
        try {
            ready.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return opened.incrementAndGet();
    });

    @Test
    void allGetTheSameThingWhichIsOpenedOnce() {
        opening.begin();
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(opening::get);
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(opening::get);
        ready.countDown();

        assertThat(one).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(1);
        assertThat(two).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(1);
        assertThat(opening.get()).isEqualTo(1);
    }

    @Test
    void whoeverIsInterruptedStopsWaitingAndTheOthersDoNot() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread killed = new Thread(() -> {
            try {
                opening.get();
            } catch (SinkException e) {
                failure.set(e);
            }
        });
        killed.start();
        await().until(() -> killed.getState() == Thread.State.WAITING);
        killed.interrupt();
        killed.join();
        ready.countDown();

        assertThat(failure.get()).hasMessageContaining("stopped").hasCauseInstanceOf(InterruptedException.class);
        assertThat(opening.get()).isEqualTo(1);
    }

    @Test
    void afterAFailureTheNextOneTriesAgain() {
        AtomicInteger tries = new AtomicInteger();
        Opening<String> failingOnce = new Opening<>("opener", () -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "open";
        });

        assertThatExceptionOfType(SinkException.class)
                .isThrownBy(failingOnce::get)
                .withMessageContaining("not yet");
        assertThat(failingOnce.get()).isEqualTo("open");
    }
}
