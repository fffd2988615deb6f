package io.pipelineappliance.testing;

import static io.pipelineappliance.testing.ApplianceComponent.CASSANDRA;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.it.records.MadeRecord;
import io.pipelineappliance.it.records.RecordBatch;
import io.pipelineappliance.testing.Faults.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The appliance's own pipeline in a test: its clock, its source, its stream job, and their troubles. */
@Tag("test-kit")
@Isolated
class PipelineKitIT {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String TOPIC = "users_created";
    private static final String TABLE = "spark_streams.created_users";

    private static PipelineAppliance appliance;

    @BeforeAll
    static void start() {
        appliance = PipelineAppliance.builder()
                .withPipeline()
                .sourceSeed("kit")
                .clock(Clock.offset(Clock.systemUTC(), A_DAY.negated()))
                .with("fetch.interval", "1s")
                .start();
    }

    @AfterAll
    static void close() {
        appliance.close();
    }

    @Test
    void theTimeIsThatOfTheClockThatWasGiven() {
        String key = text(appliance.await().record(TOPIC).within(1, MINUTES).key());

        Row row = appliance.await().row(TABLE, UUID.fromString(key)).within(1, MINUTES);

        assertThat(row.getInstant("fetched_at"))
                .isBetween(
                        Instant.now().minus(A_DAY).minus(Duration.ofMinutes(10)),
                        Instant.now().minus(A_DAY));
    }

    @Test
    void aStreamThatIsBehindIsAwaitedAndExplained() {
        appliance.await().streamCaughtUp().within(1, MINUTES);
        MadeRecord record = RecordBatch.ofGoodOnes(1).records().get(0);

        try (Fault paused = appliance.faults().pause(CASSANDRA)) {
            assertThat(paused).isNotNull();
            appliance.kafka().produce(TOPIC, record.key(), record.value());

            assertThatThrownBy(() -> appliance.await().streamCaughtUp().within(300, MILLISECONDS))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageMatching(
                            "waited 300 ms for the stream job to have written all of its topic, but the stream"
                                    + " job is RUNNING with a lag of [1-9]\\d* records, \\d+ rows written, (no|last) error.*");
        }

        Status.StreamStatus stream = appliance.await().streamCaughtUp().within(2, MINUTES);
        assertThat(stream.state()).isEqualTo(Status.StreamState.RUNNING);
        assertThat(appliance.await().row(TABLE, record.id()).within(1, MILLISECONDS))
                .isNotNull();
    }

    @Test
    void aSourceThatRefusesIsAskedAgainWhenItSaid() {
        try (Fault refusing = appliance.faults().source().answer(429, Duration.ofSeconds(2))) {
            assertThat(refusing).isNotNull();
            await("the fetcher says why nobody comes")
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () -> appliance.running().status().fetch().lastError(),
                            error -> error != null
                                    && error.contains("answered 429 (too many requests) and asks to wait 2 s"));
        }
        long before = appliance.running().status().fetch().published();

        await("people come again")
                .atMost(Duration.ofMinutes(1))
                .until(() -> appliance.running().status().fetch().published() > before);
    }

    @Test
    void aKilledExecutorCostsNoRow() {
        List<MadeRecord> records = RecordBatch.ofGoodOnes(2_000).records();
        appliance.await().streamCaughtUp().within(1, MINUTES);

        for (MadeRecord record : records.subList(0, 1_000)) {
            appliance.kafka().produce(TOPIC, record.key(), record.value());
        }
        try (Fault killed = appliance.faults().killExecutor()) {
            assertThat(killed).isNotNull();
            for (MadeRecord record : records.subList(1_000, 2_000)) {
                appliance.kafka().produce(TOPIC, record.key(), record.value());
            }
        }

        appliance.await().streamCaughtUp().within(2, MINUTES);
        Set<UUID> expected = records.stream().map(MadeRecord::id).collect(Collectors.toSet());
        Set<UUID> rows = appliance.cassandra().session().execute("SELECT id FROM " + TABLE).all().stream()
                .map(row -> row.getUuid("id"))
                .collect(Collectors.toSet());
        assertThat(rows).containsAll(expected);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
