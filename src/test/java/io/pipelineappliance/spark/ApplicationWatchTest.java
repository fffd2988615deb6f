package io.pipelineappliance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ApplicationWatchTest {
    private final AtomicInteger executors = new AtomicInteger();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean master = true;

    @Test
    void anApplicationThatStaysWithoutExecutorsIsGivenUp() {
        try (ApplicationWatch watch = watch()) {
            watch.start();

            await().until(() -> given.get() > 0);
        }
    }

    @Test
    void oneWithExecutorsOrWithoutAnyMasterIsLeftAlone() {
        executors.set(1);
        try (ApplicationWatch watch = watch()) {
            watch.start();
            awaitLooks(4);
            master = false;
            executors.set(0);
            awaitLooks(8);
        }
        assertThat(given).hasValue(0);
    }

    private void awaitLooks(int number) {
        await().until(() -> looks.get() >= number);
    }

    private ApplicationWatch watch() {
        return new ApplicationWatch(
                () -> {
                    looks.incrementAndGet();
                    return executors.get();
                },
                () -> master,
                given::incrementAndGet,
                Duration.ofMillis(15),
                Duration.ofMillis(10));
    }
}
