package io.pipelineappliance.fetch;

import static io.pipelineappliance.fetch.FakeSource.ok;
import static io.pipelineappliance.fetch.FakeSource.status;
import static io.pipelineappliance.fetch.FakeSource.user;
import static io.pipelineappliance.fetch.FakeSource.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.FetchConfig.Source;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetchCycleTest {
    private final MutableClock clock = new MutableClock();
    private final FakeSource source = new FakeSource();
    private final FakeSource builtIn = new FakeSource(ok(users(user(100))));
    private final FakeLeadership leadership = new FakeLeadership(true);
    private final FakePublisher kafka = new FakePublisher();
    private final CompletableFuture<Publisher> kafkaUp = new CompletableFuture<>();
    private final FetchLedger ledger = new FetchLedger();
    private final FetchConfig config = FetchSettings.of(Source.AUTO, source.uri());
    private final SourceClient client =
            new SourceClient(Duration.ofSeconds(2), Duration.ofSeconds(5), FetchSettings.QUICK, clock);
    private final SourceSelector sources = new SourceSelector(config, client, builtIn::uri, clock);
    private final FetchCycle cycle = new FetchCycle(
            new UsersPipeline(),
            sources,
            leadership,
            kafkaUp,
            new FixedRate(FetchSettings.INTERVAL),
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), Integer.MAX_VALUE),
            ledger,
            clock);

    @AfterEach
    void stop() {
        source.close();
        builtIn.close();
        client.close();
    }

    @Test
    void theFirstFetchDoesNotWaitForKafkaAndIsPublishedOnceItIsUp() throws Exception {
        source.then(ok(users(user(1), user(2))));

        assertThat(cycle.advance()).isEmpty();
        assertThat(source.requests()).hasSize(1);
        assertThat(told().counts().waiting()).isEqualTo(2);

        kafkaUp.complete(kafka);
        assertThat(cycle.advance()).contains(clock.instant().plus(FetchSettings.INTERVAL));
        assertThat(kafka.published()).containsExactly("randomuser:1", "randomuser:2");
        assertThat(source.requests()).hasSize(1);
    }

    @Test
    void fetchesFollowAtTheInterval() throws Exception {
        kafkaUp.complete(kafka);
        source.then(ok(users(user(1))));
        source.then(ok(users(user(2))));

        cycle.advance();
        clock.move(FetchSettings.INTERVAL.minusMillis(1));
        cycle.advance();
        assertThat(kafka.published()).containsExactly("randomuser:1");

        clock.move(Duration.ofMillis(1));
        cycle.advance();
        assertThat(kafka.published()).containsExactly("randomuser:1", "randomuser:2");
    }

    @Test
    void withoutLeadershipNothingIsAskedAndWithItAtOnce() throws Exception {
        kafkaUp.complete(kafka);
        source.then(ok(users(user(1))));
        leadership.set(false);
        assertThat(cycle.advance()).isEmpty();
        clock.move(Duration.ofSeconds(7));
        assertThat(source.requests()).isEmpty();

        leadership.set(true);
        Instant began = clock.instant();

        assertThat(cycle.advance()).contains(began.plus(FetchSettings.INTERVAL));
        assertThat(kafka.published()).containsExactly("randomuser:1");
    }

    @Test
    void aFailedFetchIsCountedAndToldAndTheNextOneStillHappens() throws Exception {
        kafkaUp.complete(kafka);
        source.then(ok("<html>captive portal"));
        source.then(ok(users(user(1))));

        Optional<Instant> next = cycle.advance();

        assertThat(next).contains(clock.instant().plus(FetchSettings.INTERVAL));
        assertThat(told().counts().failedRuns()).isEqualTo(1);
        assertThat(told().lastError())
                .contains(source.uri()
                        + " answered with an HTML page instead of JSON, starting \"<html>captive portal\"");

        clock.move(FetchSettings.INTERVAL);
        cycle.advance();
        assertThat(kafka.published()).containsExactly("randomuser:1");
        assertThat(told().lastError()).isEmpty();
        assertThat(told().counts().runs()).isEqualTo(2);
    }

    @Test
    void aResponseOfAnotherFormFailsTheFetch() throws Exception {
        source.then(ok("{\"error\":\"Uh oh\"}"));

        cycle.advance();

        assertThat(told().lastError())
                .contains(source.uri() + " answered in an unknown form: an error instead of users: \"Uh oh\"");
    }

    @Test
    void theGoodUsersOfAPartlyBadResponseArePublishedAndTheBadOnesCounted() throws Exception {
        kafkaUp.complete(kafka);
        String body = users(user(1), user(2).replace("\"1974-", "\"never-"), user(3), "7");
        source.then(ok(body));

        cycle.advance();

        assertThat(kafka.published()).containsExactly("randomuser:1", "randomuser:3");
        FetchStatus status = told();
        assertThat(status.counts()).isEqualTo(new FetchStatus.Counts(1, 0, 4, 2, 2, 0, 0, body.length()));
        assertThat(status.lastRejections())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("results[1].dob.date: "),
                        second -> assertThat(second).isEqualTo("results[3]: expected an object, found an integer"));
        assertThat(status.lastError()).isEmpty();
    }

    @Test
    void aResponseWithoutAGoodUserIsAFailedFetch() throws Exception {
        source.then(ok(users("7")));

        cycle.advance();

        assertThat(told().counts().failedRuns()).isEqualTo(1);
        assertThat(told().lastError())
                .contains(source.uri() + " sent no good user; results[0]: expected an object, found an integer");
    }

    @Test
    void whileKafkaIsAwayTheSamePeopleAreTriedAgainAndNobodyNewIsAskedFor() throws Exception {
        kafkaUp.complete(kafka);
        kafka.allow(1);
        source.then(ok(users(user(1), user(2), user(3))));
        source.then(ok(users(user(4))));

        Instant retryAt = cycle.advance().orElseThrow();

        assertThat(retryAt)
                .isBetween(clock.instant().plusMillis(500), clock.instant().plusMillis(1500));
        assertThat(told().counts().waiting()).isEqualTo(2);
        assertThat(told().lastError()).contains("Kafka is away");
        cycle.advance();
        assertThat(kafka.attempts()).isEqualTo(1);

        clock.move(FetchSettings.INTERVAL.multipliedBy(3));
        cycle.advance();
        assertThat(source.requests()).hasSize(1);

        kafka.allow(Integer.MAX_VALUE);
        clock.move(Duration.ofSeconds(10));
        assertThat(cycle.advance().orElseThrow()).isBefore(clock.instant());
        assertThat(kafka.published()).containsExactly("randomuser:1", "randomuser:2", "randomuser:3");
        assertThat(told().lastError()).isEmpty();

        assertThat(cycle.advance()).contains(clock.instant().plus(FetchSettings.INTERVAL));
        assertThat(kafka.published()).endsWith("randomuser:4");
        assertThat(told().counts().waiting()).isZero();
    }

    @Test
    void aSourceThatAsksForPatienceIsNotAskedEarlier() throws Exception {
        source.then(status(429, "", "Retry-After", "200"));

        assertThat(cycle.advance()).contains(clock.instant().plusSeconds(200));
        assertThat(told().nextAt()).contains(clock.instant().plusSeconds(200));
    }

    @Test
    void peopleOfTheBuiltInSourceAreMarkedAsSuch() throws Exception {
        kafkaUp.complete(kafka);
        source.close();

        cycle.advance();

        assertThat(kafka.published()).containsExactly("built-in:100");
        assertThat(told().activeSource()).contains(SourceName.BUILT_IN);
        assertThat(told().why()).isEqualTo(source.uri() + " could not be reached: the connection was refused");
    }

    @Test
    void closingClosesThePublisher() {
        kafkaUp.complete(kafka);

        cycle.close();

        assertThat(kafka.closed()).isTrue();
    }

    private FetchStatus told() {
        return ledger.status(config, sources.choice(), leadership.held());
    }
}
