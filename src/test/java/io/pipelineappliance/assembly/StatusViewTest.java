package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.fetch.Fetcher;
import io.pipelineappliance.format.PlainFormat;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.runtime.Appliance;
import io.pipelineappliance.runtime.Part;
import io.pipelineappliance.schedule.engine.FakeClaims;
import io.pipelineappliance.schedule.engine.FakeLeadership;
import io.pipelineappliance.schedule.engine.Scheduler;
import io.pipelineappliance.schedule.engine.TestClock;
import io.pipelineappliance.spark.SparkDriver;
import io.pipelineappliance.stream.StreamJob;
import io.pipelineappliance.stream.StreamQuery;
import io.pipelineappliance.stream.StreamSettings;
import io.pipelineappliance.stream.StreamStatistics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusViewTest {
    private static final Pipeline PIPELINE = new UsersPipeline();
    private static final KafkaAccess KAFKA = KafkaAccess.open("127.0.0.1:1");

    private final Instant startedAt = Instant.now().minusSeconds(2);
    private final Clock clock = Clock.systemUTC();
    private final ApplianceConfig config = LoadedDefaults.with();
    private final Switchable kafka = new Switchable();
    private final Appliance appliance = new Appliance(
            List.of(
                    Part.of("kafka", "Kafka", kafka)
                            .at("127.0.0.1:9092")
                            .withLink(() -> Optional.of("http://kafka"))
                            .stoppable(),
                    Part.of(PartNames.TOPICS, "Topics", new Switchable(), "kafka"),
                    Part.of(PartNames.STREAM, "Stream job", new Switchable(), PartNames.TOPICS)),
            clock,
            status -> {});
    private final PipelineMonitor monitor = new PipelineMonitor(
            last -> new PipelineFigures(
                    new TreeMap<>(Map.of(0, 5L, 1, 0L)),
                    new TreeMap<>(Map.of(0, 15L, 1, 3L)),
                    4,
                    List.of(Map.of("id", "a"))),
            clock);
    private final LogTails logs = LogTails.install(Map.of());
    private final StatusView view = view();

    @AfterEach
    void close() {
        appliance.close();
        monitor.close();
        logs.uninstall();
    }

    @Test
    void beforeTheStartAllWaitsAndNoFiguresAreShown() {
        Status status = view.get();

        assertThat(status.state()).isEqualTo(Status.ApplianceState.STARTING);
        assertThat(status.components())
                .extracting(Status.ComponentStatus::state)
                .containsOnly(ComponentState.WAITING);
        assertThat(status.topic()).isNull();
        assertThat(status.deadLetters()).isNull();
        assertThat(status.spark()).isNull();
        assertThat(status.stream().state()).isEqualTo(Status.StreamState.WAITING);
        assertThat(status.table().firstRowMillis()).isNull();
        assertThat(view.firstRowMillis()).isEmpty();
    }

    @Test
    void whenAllRunsTheFiguresAreThoseOfKafkaAndCassandra() {
        appliance.start();
        await().until(() -> view.get().topic() != null);

        Status status = view.get();

        assertThat(status.state()).isEqualTo(Status.ApplianceState.RUNNING);
        assertThat(status.topic().records()).isEqualTo(13);
        assertThat(status.topic().partitions())
                .containsExactly(new Status.PartitionStatus(0, 5, 15), new Status.PartitionStatus(1, 0, 3));
        assertThat(status.deadLetters()).isEqualTo(new Status.DeadLetterStatus("users_created.dlq", 4));
        assertThat(status.table().name()).isEqualTo("spark_streams.created_users");
    }

    @Test
    void aSampleHasWhatIsKnownAndGapsForTheRest() {
        assertThat(view.sample().lag()).isNull();
        assertThat(view.sample().p50Millis()).isNull();

        appliance.start();
        await().until(() -> view.get().topic() != null);

        assertThat(view.sample().recordsPerSecond()).isZero();
        assertThat(view.sample().lag()).as("no receipt of partition 0 yet").isNull();
        assertThat(view.sample().executors()).isZero();
    }

    @Test
    void aPartIsShownWithItsPlaceAndTimes() {
        appliance.start();

        Status.ComponentStatus part = view.get().components().get(0);

        assertThat(part.name()).isEqualTo("kafka");
        assertThat(part.address()).isEqualTo("127.0.0.1:9092");
        assertThat(part.link()).isEqualTo("http://kafka");
        assertThat(part.canStop()).isTrue();
        assertThat(part.bootMillis()).isNotNegative();
        assertThat(part.upAfterMillis()).isGreaterThanOrEqualTo(2_000);
        assertThat(view.get().components().get(1).canStop()).isFalse();
    }

    @Test
    void aPartThatIsStoppedByHandMakesItDegradedAndNotStopping() {
        appliance.start();
        appliance.stopPart("kafka");

        Status status = view.get();

        assertThat(status.state()).isEqualTo(Status.ApplianceState.DEGRADED);
        assertThat(status.components().get(0).link()).as("a page that is gone").isNull();
        assertThat(status.components().get(0).upAfterMillis()).isNull();
    }

    @Test
    void aPartThatIsNotWellMakesItDegradedWithTheReason() {
        appliance.start();
        kafka.health = Health.down("the disk is full");

        Status status = view.get();

        assertThat(status.state()).isEqualTo(Status.ApplianceState.DEGRADED);
        assertThat(status.components().get(0).reason()).isEqualTo("the disk is full");
    }

    @Test
    void fromTheFirstToTheLastMomentOfItsEndItIsStopping() {
        appliance.start();
        appliance.close();

        assertThat(view.get().state()).isEqualTo(Status.ApplianceState.STOPPING);
    }

    private StatusView view() {
        StreamSettings settings = new StreamSettings(
                PIPELINE,
                KAFKA,
                RegistryAccess.open(URI.create("http://127.0.0.1:1")),
                CassandraAccess.local(1),
                "/nowhere",
                Duration.ofSeconds(5),
                Duration.ZERO,
                1,
                true);
        return new StatusView(
                Path.of("/data"),
                PIPELINE,
                startedAt,
                clock,
                () -> appliance,
                logs,
                new Fetcher(
                        config.fetch(),
                        config.schedule(),
                        PIPELINE,
                        new PlainFormat(),
                        new CompletableFuture<>(),
                        () -> URI.create("http://127.0.0.1:1"),
                        clock),
                new Scheduler(
                        Path.of("/nowhere"),
                        List.of(),
                        new FakeLeadership(false),
                        new FakeClaims().of("me"),
                        clock,
                        new TestClock(startedAt)),
                new FakeLeadership(false),
                new SparkDriver(config.spark(), List.of(), Path.of("/nowhere"), Map.of()),
                new StreamJob(
                        () -> {
                            throw new IllegalStateException("no Spark here");
                        },
                        settings,
                        StreamQuery.Mode.REAL_TIME,
                        4,
                        clock),
                new StreamStatistics(KAFKA, PIPELINE.receiptTopic(), startedAt, clock),
                monitor);
    }

    private static final class Switchable implements Component {
        private volatile Health health = Health.up();

        @Override
        public void start() {}

        @Override
        public Health check() {
            return health;
        }

        @Override
        public void close() {}
    }
}
