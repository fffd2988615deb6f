package io.pipelineappliance.fetch;

import static io.pipelineappliance.fetch.FakeSource.ok;
import static io.pipelineappliance.fetch.FakeSource.status;
import static io.pipelineappliance.fetch.FakeSource.user;
import static io.pipelineappliance.fetch.FakeSource.users;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.format.PlainFormat;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.schedule.BackfillOrder;
import io.pipelineappliance.schedule.RefusedOrder;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.TryView;
import io.pipelineappliance.schedule.engine.Dag;
import io.pipelineappliance.schedule.engine.TestClock;
import io.pipelineappliance.schedule.engine.TestSchedule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DAG of the fetch, run by the real scheduler against a source of the test. */
class FetcherTest {
    private static final String DAG = "users_created";
    private static final String FIRST_RUN = "scheduled__2026-01-02T03:03:00Z";

    private final TestClock clock = new TestClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final FakeSource source = new FakeSource();
    private final FakeSource builtIn = new FakeSource(ok(users(user(100))));
    private final FakePublisher kafka = new FakePublisher();
    private final CompletableFuture<Publisher> kafkaUp = new CompletableFuture<>();
    private Fetcher fetcher = fetcher("fetch.source=randomuser");
    private TestSchedule schedule;

    @TempDir
    private Path directory;

    private Fetcher fetcher(String... settings) {
        List<String> all = new ArrayList<>(List.of("fetch.url=" + source.uri(), "fetch.results=3", "fetch.timeout=1s"));
        all.addAll(List.of(settings));
        ApplianceConfig config = LoadedDefaults.with(all.toArray(String[]::new));
        return new Fetcher(
                config.fetch(),
                config.schedule(),
                new UsersPipeline(),
                new PlainFormat(),
                new CompletableFuture<>(),
                builtIn::uri,
                clock);
    }

    private Dag dag() {
        return fetcher.dag(kafkaUp);
    }

    private void start() {
        schedule = TestSchedule.started(directory, dag(), clock);
    }

    private FetchStatus told() {
        return fetcher.status(true, schedule.scheduler().nextRunAt(DAG));
    }

    @AfterEach
    void stop() {
        if (schedule != null) {
            schedule.close();
        }
        source.close();
        builtIn.close();
    }

    @Test
    void theFirstAnswerDoesNotWaitForKafkaAndIsPublishedOnceItIsUp() {
        source.then(ok(users(user(1), user(2))));
        start();

        schedule.awaitTask("publish", RunState.RUNNING);
        await().until(() -> told().counts().waiting() == 2);
        assertThat(schedule.log("publish")).endsWith("Waits for Kafka\n");
        assertThat(told().nextAt()).contains(Instant.parse("2026-01-02T03:05:00Z"));

        kafkaUp.complete(kafka);
        RunView run = schedule.awaitEnded(1).get(0);

        assertThat(run.state()).isEqualTo(RunState.SUCCESS);
        assertThat(kafka.published()).containsExactly("randomuser:1", "randomuser:2");
        assertThat(source.requests())
                .containsExactly(URI.create("/api/?results=3&seed=users_created-2026-01-02T03%3A03%3A00Z"));
        assertThat(told().counts().waiting()).isZero();
        assertThat(told().counts().published()).isEqualTo(2);
        assertThat(counters(run, "fetch"))
                .containsEntry("usersFetched", "2")
                .containsEntry("httpStatus", "200")
                .containsEntry("source", "randomuser")
                .containsKey("bytes");
        assertThat(counters(run, "validate")).containsEntry("usersGood", "2").containsEntry("usersRejected", "0");
        assertThat(counters(run, "publish")).containsEntry("usersPublished", "2");
    }

    @Test
    void aSourceInTroubleIsAskedUntilItAnswersAndEachTrySaysWhatHappened() {
        CountDownLatch never = new CountDownLatch(1);
        kafkaUp.complete(kafka);
        fetcher = fetcher(
                "fetch.source=randomuser", "fetch.interval=1h", "schedule.retries=5", "schedule.retry-delay=4s");
        source.then(status(429, "", "Retry-After", "20"));
        source.then(status(503, ""));
        source.then(exchange -> waitFor(never));
        source.then(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"results\"".getBytes(UTF_8));
            exchange.getResponseBody().flush();
        });
        source.then(ok(users(user(1))));
        start();
        TaskView busy = schedule.awaitTask("fetch", RunState.UP_FOR_RETRY);
        assertThat(busy.nextTryAt()).contains(clock.instant().plusSeconds(20));

        clock.advance(Duration.ofSeconds(19), schedule::settle);
        assertThat(source.requests()).hasSize(1);
        for (int step = 0; step < 300 && !kafka.published().contains("randomuser:1"); step++) {
            clock.advance(Duration.ofSeconds(1), schedule::settle);
        }

        RunView run = schedule.awaitEnded(1).get(0);
        assertThat(run.state()).isEqualTo(RunState.SUCCESS);
        never.countDown();
        List<TryView> tries = TestSchedule.task(run, "fetch").tries();
        assertThat(tries)
                .extracting(TryView::state)
                .containsExactly(RunState.FAILED, RunState.FAILED, RunState.FAILED, RunState.FAILED, RunState.SUCCESS);
        assertThat(tries.get(0).counters()).containsEntry("httpStatus", "429");
        assertThat(log(1)).contains("answered 429 (too many requests) and asks to wait 20 s; next try in 20 s\n");
        assertThat(log(2)).contains("answered 503 (service unavailable); next try in ");
        assertThat(log(3)).contains("could not be reached: no complete answer within 1.0 s; next try in ");
        assertThat(log(4)).contains("broke off its answer: ", "; next try in ");
        assertThat(log(5)).contains("answered 200 with 1 users");
        assertThat(source.requests()).hasSize(5).containsOnly(source.requests().get(0));
    }

    @Test
    void aResponseOfAnotherFormIsAskedForAgainAndFailsInTheEnd() {
        source.then(ok("{\"error\":\"Uh oh\"}"));
        fetcher = fetcher("fetch.source=randomuser", "schedule.retries=1");
        start();
        schedule.awaitTask("fetch", RunState.UP_FOR_RETRY);

        clock.advance(Duration.ofSeconds(3), () -> {});

        RunView run = schedule.awaitState(RunState.FAILED);
        assertThat(TestSchedule.task(run, "fetch").tries()).hasSize(2);
        assertThat(TestSchedule.task(run, "publish").state()).isEqualTo(RunState.UPSTREAM_FAILED);
        assertThat(told().lastError())
                .contains(source.uri() + " answered in an unknown form: an error instead of users: \"Uh oh\"");
        assertThat(told().counts().failedRuns()).isEqualTo(2);
    }

    @Test
    void theGoodUsersOfAPartlyBadResponseArePublishedAndTheBadOnesCounted() {
        kafkaUp.complete(kafka);
        String body = users(user(1), user(2).replace("\"1974-", "\"never-"), user(3), "7");
        source.then(ok(body));
        start();

        RunView run = schedule.awaitState(RunState.SUCCESS);

        assertThat(kafka.published()).containsExactly("randomuser:1", "randomuser:3");
        assertThat(counters(run, "validate")).containsEntry("usersGood", "2").containsEntry("usersRejected", "2");
        assertThat(schedule.log("validate")).contains("Rejected results[3]: expected an object, found an integer\n");
        assertThat(told().counts()).isEqualTo(new FetchStatus.Counts(1, 0, 4, 2, 2, 0, 0, body.length()));
        assertThat(told().lastRejections())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("results[1].dob.date: "),
                        second -> assertThat(second).isEqualTo("results[3]: expected an object, found an integer"));
        assertThat(told().lastError()).isEmpty();
    }

    @Test
    void aResponseWithoutAGoodUserIsAFailedRun() {
        source.then(ok(users("7")));
        start();

        RunView run = schedule.awaitState(RunState.FAILED);

        assertThat(TestSchedule.task(run, "validate").tries())
                .singleElement()
                .satisfies(only -> assertThat(only.error())
                        .contains(
                                source.uri() + " sent no good user; results[0]: expected an object, found an integer"));
        assertThat(source.requests()).hasSize(1);
    }

    @Test
    void whileKafkaIsAwayTheSamePeopleAreTriedAgainAndNobodyIsSentTwice() {
        kafkaUp.complete(kafka);
        kafka.allow(1);
        source.then(ok(users(user(1), user(2), user(3))));
        start();
        await().until(() -> told().counts().waiting() == 2);
        assertThat(told().lastError()).contains("Kafka is away");
        schedule.scheduler().pause(DAG, true);

        clock.advance(Duration.ofMinutes(11), () -> {});
        await().until(() ->
                TestSchedule.task(schedule.runs().get(0), "publish").tries().size() == 2);
        kafka.allow(Integer.MAX_VALUE);

        await().atMost(Duration.ofSeconds(20)).until(() -> kafka.published().size() == 3);
        assertThat(kafka.published()).containsExactly("randomuser:1", "randomuser:2", "randomuser:3");
        await().until(() -> schedule.runs().get(0).state() == RunState.SUCCESS);
        assertThat(TestSchedule.task(schedule.runs().get(0), "publish")
                        .tries()
                        .get(0)
                        .error())
                .contains("The try took longer than schedule.task-time-limit, 10m");
    }

    @Test
    void aRunThatIsClearedFromPublishPublishesTheSamePeopleAndAsksNobody() {
        kafkaUp.complete(kafka);
        source.then(ok(users(user(1), user(2))));
        source.then(ok(users(user(3))));
        start();
        schedule.awaitState(RunState.SUCCESS);

        schedule.scheduler().clear(DAG, FIRST_RUN, Optional.of("publish"));

        schedule.awaitEnded(1);
        assertThat(kafka.published()).containsExactly("randomuser:1", "randomuser:2", "randomuser:1", "randomuser:2");
        assertThat(source.requests()).hasSize(1);
    }

    @Test
    void aRunThatIsClearedAsAWholeAsksForTheSamePeople() {
        kafkaUp.complete(kafka);
        source.then(ok(users(user(1))));
        start();
        schedule.awaitState(RunState.SUCCESS);

        schedule.scheduler().clear(DAG, FIRST_RUN, Optional.empty());

        schedule.awaitEnded(1);
        await().until(() -> source.requests().size() == 2);
        assertThat(source.requests().get(1)).isEqualTo(source.requests().get(0));
    }

    @Test
    void aRunThatWasKilledWhilePublishingPublishesTheVerySamePeople(@TempDir Path copy) {
        source.then(ok(users(user(1), user(2))));
        source.then(ok(users(user(3))));
        start();
        schedule.awaitTask("publish", RunState.RUNNING);
        TestSchedule killed = schedule;
        kafkaUp.complete(kafka);

        try (TestSchedule next = killed.restartedAfterKill(copy, dag())) {
            RunView run = next.awaitEnded(1).get(0);

            assertThat(run.id()).isEqualTo(FIRST_RUN);
            assertThat(run.state()).isEqualTo(RunState.SUCCESS);
            assertThat(kafka.published())
                    .contains("randomuser:1", "randomuser:2")
                    .doesNotContain("randomuser:3");
            assertThat(source.requests()).hasSize(1);
        }
    }

    @Test
    void aBackfillAsksForEachIntervalWithTheSeedThatItsScheduledRunHas() {
        kafkaUp.complete(kafka);
        source.then(ok(users(user(1))));
        start();
        schedule.awaitEnded(1);

        schedule.scheduler()
                .backfill(
                        DAG,
                        new BackfillOrder(
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.of(3),
                                true,
                                TestSchedule.json("{'results':7}")));

        schedule.awaitEnded(4);
        assertThat(source.requests())
                .extracting(URI::toString)
                .containsExactly(
                        "/api/?results=3&seed=users_created-2026-01-02T03%3A03%3A00Z",
                        "/api/?results=7&seed=users_created-2026-01-02T03%3A01%3A00Z",
                        "/api/?results=7&seed=users_created-2026-01-02T03%3A02%3A00Z",
                        "/api/?results=7&seed=users_created-2026-01-02T03%3A03%3A00Z");
    }

    @Test
    void aTriggerAsksForWhatItSays() {
        kafkaUp.complete(kafka);
        source.then(ok(users(user(1))));
        start();
        schedule.awaitEnded(1);

        schedule.scheduler().trigger(DAG, TestSchedule.json("{'results':50,'nat':'DE,GB','seed':'a','pages':2}"));
        schedule.awaitEnded(2);
        clock.jump(Duration.ofSeconds(1));
        schedule.scheduler().trigger(DAG, TestSchedule.json("{'gender':'female'}"));
        schedule.awaitEnded(3);
        clock.jump(Duration.ofSeconds(1));
        schedule.scheduler().trigger(DAG, TestSchedule.json("{}"));
        schedule.awaitEnded(4);

        assertThat(source.requests())
                .extracting(URI::toString)
                .containsExactly(
                        "/api/?results=3&seed=users_created-2026-01-02T03%3A03%3A00Z",
                        "/api/?results=50&nat=DE%2CGB&seed=a",
                        "/api/?results=50&nat=DE%2CGB&seed=a&page=2",
                        "/api/?results=3&gender=female",
                        "/api/?results=3&seed=users_created-manual__2026-01-02T03%3A04%3A07Z");
    }

    @Test
    void aTriggerWithWrongParametersIsRefusedWithAllThatIsWrong() {
        start();

        assertThatThrownBy(() -> schedule.scheduler()
                        .trigger(DAG, TestSchedule.json("{'results':0,'nat':'XX','gender':'any','more':1}")))
                .isInstanceOfSatisfying(RefusedOrder.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(RefusedOrder.Reason.INVALID);
                    assertThat(refused.violations())
                            .hasSize(4)
                            .anyMatch(sentence -> sentence.startsWith("results "))
                            .anyMatch(sentence -> sentence.startsWith("nat "))
                            .anyMatch(sentence -> sentence.startsWith("gender "))
                            .anyMatch(sentence -> sentence.contains("more"));
                });
        assertThatThrownBy(() -> schedule.scheduler().trigger(DAG, TestSchedule.json("{'gender':'male','seed':'a'}")))
                .isInstanceOf(RefusedOrder.class);
    }

    @Test
    void aConfiguredSeedIsAskedForByEveryRun() {
        kafkaUp.complete(kafka);
        fetcher = fetcher("fetch.source=randomuser", "fetch.seed=mine");
        source.then(ok(users(user(1))));
        start();
        schedule.awaitEnded(1);

        schedule.advance(Duration.ofMinutes(1));

        assertThat(source.requests()).hasSize(2).containsOnly(URI.create("/api/?results=3&seed=mine"));
    }

    @Test
    void peopleOfTheBuiltInSourceAreMarkedAsSuch() {
        kafkaUp.complete(kafka);
        fetcher = fetcher();
        source.close();
        start();

        RunView run = schedule.awaitState(RunState.SUCCESS);

        assertThat(kafka.published()).containsExactly("built-in:100");
        assertThat(counters(run, "fetch")).containsEntry("source", "built-in");
        assertThat(told().activeSource()).contains(SourceName.BUILT_IN);
        assertThat(told().why()).isEqualTo(source.uri() + " could not be reached: the connection was refused");
    }

    @Test
    void aKafkaThatNeverCameIsSaid() {
        source.then(ok(users(user(1))));
        kafkaUp.completeExceptionally(new IllegalStateException("port 9092 is in use"));
        start();

        schedule.awaitTask("publish", RunState.UP_FOR_RETRY);

        assertThat(told().lastError())
                .contains("Nothing can be published, since Kafka did not start; its own state has the reason");
    }

    @Test
    void aFetcherThatIsSwitchedOffHasNothingToRun() {
        assertThat(fetcher("fetch.enabled=false").dags()).isEmpty();
        assertThat(fetcher.dags()).extracting(Dag::id).containsExactly(DAG);
    }

    @Test
    void itSaysWhetherItRuns() {
        assertThat(fetcher.check()).isInstanceOf(Health.Down.class);
        fetcher.start();
        assertThat(fetcher.check()).isEqualTo(Health.up());

        fetcher.close();
        fetcher.close();

        assertThat(fetcher.check()).isInstanceOf(Health.Down.class);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String log(int tryNumber) {
        return schedule.scheduler().log(DAG, schedule.newest().id(), "fetch", tryNumber);
    }

    private static Map<String, String> counters(RunView run, String task) {
        List<TryView> tries = TestSchedule.task(run, task).tries();
        return tries.get(tries.size() - 1).counters();
    }
}
