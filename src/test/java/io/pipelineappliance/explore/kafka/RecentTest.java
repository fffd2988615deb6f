package io.pipelineappliance.explore.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.explore.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecentTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch answers = new CountDownLatch(1);
    private final ExecutorService pages = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        answers.countDown();
        pages.shutdownNow();
    }

    @Test
    void aValueServesUntilItIsForgotten() throws Exception {
        Recent<Integer> recent = new Recent<>(LONG, asked::incrementAndGet);

        assertThat(recent.get()).isEqualTo(1);
        assertThat(recent.get()).isEqualTo(1);
        recent.forget();
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void aValueThatIsTooOldIsAskedForAgain() throws Exception {
        Recent<Integer> recent = new Recent<>(Duration.ZERO, asked::incrementAndGet);

        assertThat(recent.get()).isEqualTo(1);
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void allWhoWantItMeanwhileShareOneQuestionAndItsFailure() throws Exception {
        Recent<Integer> recent = new Recent<>(LONG, () -> {
            asked.incrementAndGet();
            answers.await();
            throw new Unavailable("Kafka does not answer");
        });
        List<Future<Integer>> waiting =
                Stream.generate(() -> pages.submit(recent::get)).limit(10).toList();
        await().until(() -> asked.get() == 1);

        answers.countDown();

        for (Future<Integer> page : waiting) {
            assertThatThrownBy(page::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Unavailable.class);
        }
        assertThat(asked.get()).isLessThan(10);
    }

    @Test
    void aFailureServesNobodyWhoComesAfterIt() throws Exception {
        Recent<Integer> recent = new Recent<>(LONG, () -> {
            if (asked.incrementAndGet() == 1) {
                throw new Unavailable("Kafka does not answer");
            }
            return 7;
        });

        assertThatThrownBy(recent::get).isInstanceOf(Unavailable.class);
        assertThat(recent.get()).isEqualTo(7);
    }

    @Test
    void whatWasAskedBeforeAChangeDoesNotServeAfterIt() throws Exception {
        Recent<Integer> recent = new Recent<>(LONG, () -> {
            int number = asked.incrementAndGet();
            if (number == 1) {
                answers.await();
            }
            return number;
        });
        Future<Integer> before = pages.submit(recent::get);
        await().until(() -> asked.get() == 1);

        recent.forget();

        assertThat(recent.get()).isEqualTo(2);
        answers.countDown();
        assertThat(before.get()).isEqualTo(1);
        assertThat(recent.get()).isEqualTo(2);
    }
}
