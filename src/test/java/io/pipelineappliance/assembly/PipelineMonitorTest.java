package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PipelineMonitorTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private volatile boolean failing;
    private final PipelineMonitor monitor = new PipelineMonitor(this::ask, new Now());

    @AfterEach
    void close() {
        answering.countDown();
        monitor.close();
    }

    @Test
    void nobodyLookingAsksNobody() {
        assertThat(asked).hasValue(0);
    }

    @Test
    void figuresAreAskedForOnceASecondAtMost() {
        awaitFigures(1);
        monitor.figures();
        now = now.plusMillis(500);
        monitor.figures();
        assertThat(asked).hasValue(1);

        now = now.plusMillis(500);
        awaitFigures(2);
        assertThat(asked).hasValue(2);
    }

    @Test
    void systemsThatDoNotAnswerDelayTheLastFiguresByAMomentOnly() {
        awaitFigures(1);
        answering = new CountDownLatch(1);
        now = now.plusSeconds(10);

        long begin = System.nanoTime();
        Optional<PipelineFigures> figures = monitor.figures();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(figures.orElseThrow().deadLetters()).isEqualTo(1);
    }

    @Test
    void aQuestionThatIsUnderWayIsNotAskedAgain() {
        answering = new CountDownLatch(1);

        monitor.figures();
        monitor.figures();
        monitor.figures();

        assertThat(asked).hasValue(1);
        answering.countDown();
        awaitFigures(1);
    }

    @Test
    void aFailureKeepsTheLastFiguresAndIsAskedAgain() {
        awaitFigures(1);
        failing = true;
        now = now.plusSeconds(2);
        assertThat(monitor.figures().orElseThrow().deadLetters()).isEqualTo(1);
        await().until(() -> asked.get() == 2);

        failing = false;
        awaitFigures(3);
    }

    @Test
    void beforeTheFirstAnswerThereAreNone() {
        failing = true;

        assertThat(monitor.figures()).isEmpty();
    }

    @Test
    void afterTheEndTheLastFiguresAreShown() {
        awaitFigures(1);
        monitor.close();
        now = now.plusSeconds(10);

        assertThat(monitor.figures().orElseThrow().deadLetters()).isEqualTo(1);
    }

    private void awaitFigures(int number) {
        await().until(() -> monitor.figures()
                .filter(figures -> figures.deadLetters() == number)
                .isPresent());
    }

    /** As many dead letters as there were questions. */
    private PipelineFigures ask(Optional<PipelineFigures> last) throws InterruptedException {
        int number = asked.incrementAndGet();
        answering.await();
        if (failing) {
            throw new IllegalStateException("Kafka is away");
        }
        return new PipelineFigures(new TreeMap<>(), new TreeMap<>(), number, List.of());
    }

    private final class Now extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
