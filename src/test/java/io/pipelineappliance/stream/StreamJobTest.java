package io.pipelineappliance.stream;

import static io.pipelineappliance.stream.StreamQuery.Mode.MICRO_BATCH;
import static io.pipelineappliance.stream.StreamQuery.Mode.REAL_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamJobTest {
    private static final int SLOTS = 4;
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final List<FakeQuery> queries = new CopyOnWriteArrayList<>();
    private final AtomicInteger partitions = new AtomicInteger(SLOTS);
    private final AtomicInteger openCounts = new AtomicInteger();
    private volatile CompletableFuture<Integer> answer;
    private volatile Error refusal;
    private volatile CountDownLatch begun = new CountDownLatch(0);
    private final StreamJob job =
            new StreamJob(this::query, FakeCount::new, "people", REAL_TIME, SLOTS, attempt -> 10L * attempt, CLOCK);

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void itIsNotRunningBeforeItsStart() {
        assertThat(job.check()).isInstanceOf(Health.Down.class);
        assertThat(job.status().running()).isFalse();
        job.close();
    }

    @Test
    void afterTheStartTheQueryRunsInTheConfiguredMode() throws Exception {
        job.start();

        assertThat(job.check()).isEqualTo(Health.up());
        assertThat(job.status())
                .isEqualTo(StreamStatus.notStarted(REAL_TIME).runningIn(REAL_TIME, Optional.empty(), NOW));
        assertThat(queries).singleElement().extracting(FakeQuery::mode).isEqualTo(REAL_TIME);
    }

    @Test
    void withTooFewSlotsItRunsInMicroBatchModeAndSaysWhy() throws Exception {
        partitions.set(SLOTS + 1);

        job.start();

        assertThat(queries.get(0).mode()).isEqualTo(MICRO_BATCH);
        assertThat(job.status().mode()).isEqualTo(MICRO_BATCH);
        assertThat(job.status().notice())
                .hasValueSatisfying(notice -> assertThat(notice).contains("5 partitions"));
    }

    @Test
    void whenPartitionsAreAddedItGoesOnInMicroBatchMode() throws Exception {
        job.start();
        partitions.set(SLOTS + 1);

        await().atMost(Duration.ofSeconds(20)).until(() -> queries.size() == 2);
        assertThat(queries.get(0).isStopped()).isTrue();
        assertThat(queries.get(1).mode()).isEqualTo(MICRO_BATCH);
        await().until(() -> job.status().running());
        assertThat(job.status().restarts()).as("no error, so no restart").isZero();
    }

    @Test
    void whileKafkaIsAwayTheQueryGoesOn() throws Exception {
        job.start();
        answer = CompletableFuture.failedFuture(new IllegalStateException("no broker"));

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .until(() -> queries.size() == 1 && job.status().running());
    }

    @Test
    void aQueryThatDiesIsStartedAgainAndTheReasonStays() throws Exception {
        job.start();

        queries.get(0)
                .dies(new IllegalStateException("outer", new IllegalStateException("the task failed\n  stack trace")));

        await().until(() -> queries.size() == 2 && job.status().running());
        assertThat(job.status().restarts()).isEqualTo(1);
        assertThat(job.status().lastError()).hasValue("the task failed");
        assertThat(queries.get(0).isStopped()).isTrue();
        assertThat(job.check()).isEqualTo(Health.up());
        assertThat(job.status().outages())
                .containsExactly(StreamOutage.begun("the task failed", NOW).ended(StreamOutage.Outcome.RECOVERED, NOW));
    }

    @Test
    void aQueryThatSomebodyElseStopsIsStartedAgainToo() throws Exception {
        job.start();

        queries.get(0).ends();

        await().until(() -> queries.size() == 2 && job.status().running());
        assertThat(job.status().restarts()).isEqualTo(1);
    }

    @Test
    void aStartThatFailsSaysWhyAndIsTriedAgain() throws Exception {
        refusal = new NoClassDefFoundError("no session");
        job.start();
        assertThat(job.check()).isEqualTo(Health.down("no session"));

        await().until(() -> job.status().restarts() >= 2);
        assertThat(job.status().outages())
                .singleElement()
                .extracting(StreamOutage::outcome)
                .isEqualTo(StreamOutage.Outcome.DOWN);

        refusal = null;

        await().until(() -> job.status().running());
        assertThat(job.status().outages()).singleElement().satisfies(outage -> {
            assertThat(outage.failures()).isEqualTo(job.status().restarts());
            assertThat(outage.outcome()).isEqualTo(StreamOutage.Outcome.RECOVERED);
        });
    }

    @Test
    void kafkaThatDoesNotAnswerIsAskedAgain() throws Exception {
        answer = CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        job.start();
        assertThat(job.check()).isEqualTo(Health.down("no broker"));
        assertThat(queries).isEmpty();

        answer = null;

        await().until(() -> job.status().running());
    }

    @Test
    void aStopEndsTheQueryAndIsNoError() throws Exception {
        job.start();

        job.close();

        assertThat(queries.get(0).isStopped()).isTrue();
        assertThat(job.status().running()).isFalse();
        assertThat(job.status().restarts()).isZero();
        assertThat(openCounts).as("connections left").hasValue(0);
        assertThat(job.check()).isInstanceOf(Health.Down.class);
    }

    @Test
    void aStopWhileItIsDownEndsTheOutage() throws Exception {
        refusal = new NoClassDefFoundError("no session");
        job.start();

        job.close();

        assertThat(job.status().outages())
                .singleElement()
                .extracting(StreamOutage::outcome)
                .isEqualTo(StreamOutage.Outcome.STOPPED);
    }

    @Test
    void afterAStopItStartsAgain() throws Exception {
        job.start();
        job.close();
        job.start();

        assertThat(queries).hasSize(2);
        assertThat(job.status().running()).isTrue();
        job.close();
        assertThat(queries).allMatch(FakeQuery::isStopped);
    }

    @Test
    void twoStartsWithoutAStopAreRefused() throws Exception {
        job.start();

        assertThatIllegalStateException().isThrownBy(job::start);
    }

    @Test
    void aStopWhileKafkaDoesNotAnswerIsQuick() {
        answer = new CompletableFuture<>();
        CompletableFuture<Void> start = inBackground(job);
        await().until(() -> openCounts.get() == 1);

        job.close();

        assertThat(start).succeedsWithin(Duration.ofSeconds(10));
        assertThat(openCounts).hasValue(0);
        assertThat(queries).isEmpty();
    }

    @Test
    void aQueryThatWasJustBeingStartedIsStoppedAndTheNextWaitsForItsEnd() throws Exception {
        begun = new CountDownLatch(1);
        CompletableFuture<Void> first = inBackground(job);
        await().until(() -> openCounts.get() == 1);
        CompletableFuture<Void> close = CompletableFuture.runAsync(job::close);
        await().during(Duration.ofMillis(300)).until(() -> !close.isDone());

        begun.countDown();
        close.join();
        first.join();
        job.start();

        assertThat(queries).hasSize(2);
        assertThat(queries.get(0).isStopped()).isTrue();
        assertThat(queries.get(1).isStopped()).isFalse();
    }

    private StreamingQuery query(StreamQuery.Mode mode) throws TimeoutException {
        if (refusal != null) {
            throw refusal;
        }
        try {
            begun.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the supervisor is never interrupted", e);
        }
        FakeQuery query = new FakeQuery(mode);
        queries.add(query);
        return query;
    }

    private static CompletableFuture<Void> inBackground(StreamJob job) {
        return CompletableFuture.runAsync(() -> {
            try {
                job.start();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private final class FakeCount implements PartitionCount {
        FakeCount() {
            openCounts.incrementAndGet();
        }

        @Override
        public CompletableFuture<Integer> ask() {
            CompletableFuture<Integer> given = answer;
            return given == null ? CompletableFuture.completedFuture(partitions.get()) : given;
        }

        @Override
        public void close() {
            openCounts.decrementAndGet();
        }
    }
}
