package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.ConfigLoader;
import io.pipelineappliance.config.loading.ConfigSources;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.format.PlainFormat;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.schedule.engine.FakeClaims;
import io.pipelineappliance.schedule.engine.FakeLeadership;
import io.pipelineappliance.schedule.engine.Scheduler;
import io.pipelineappliance.schedule.engine.TestClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The schedule with its real DAG, store and REST API, on a clock that a test moves; only Kafka is a list. */
final class ScheduledFetch implements AutoCloseable {
    static final String DAG = "/api/v1/dags/users_created";

    private final Path directory;
    private final TestClock clock;
    private final FakeClaims claims = new FakeClaims();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private Scheduler scheduler;
    private Dashboard dashboard;
    private ApiClient api;

    /** @param settings like {@code schedule.cron=0 * * * *} */
    ScheduledFetch(Path directory, Instant now, URI source, String... settings) {
        this.directory = directory;
        this.clock = new TestClock(now);
        this.settings.addAll(
                List.of("fetch.source=randomuser", "fetch.url=" + source, "fetch.results=3", "schedule.retries=0"));
        this.settings.addAll(List.of(settings));
        start();
    }

    private void start() {
        ApplianceConfig config = ConfigLoader.load(ConfigSources.none(directory).withSets(settings))
                .config();
        Fetcher fetcher = new Fetcher(
                config.fetch(),
                config.schedule(),
                new UsersPipeline(),
                new PlainFormat(),
                new CompletableFuture<>(),
                () -> null,
                clock);
        scheduler = new Scheduler(
                directory,
                List.of(fetcher.dag(CompletableFuture.completedFuture(new ListPublisher()))),
                new FakeLeadership(true),
                claims.of("this one"),
                clock,
                clock);
        scheduler.start();
        dashboard = TestDashboard.of(scheduler);
        dashboard.start();
        api = new ApiClient(dashboard.port());
    }

    /** Ends it in order, lets time pass, and starts it again on the same directory. */
    void restartAfter(Duration pause) {
        close();
        clock.jump(pause);
        start();
    }

    /** The keys of all people published, in that order; repeated where they were published again. */
    List<String> published() {
        return published;
    }

    TestClock clock() {
        return clock;
    }

    ApiClient api() {
        return api;
    }

    /** What the API answers below the DAG. */
    JsonNode get(String path) {
        return api.get(DAG + path).json(200);
    }

    /** Orders it below the DAG. */
    ApiClient.Answer post(String path, String body) {
        return api.post(DAG + path, body);
    }

    /** Makes a manual run and returns its path below the DAG. */
    String trigger(String parameters) {
        return "/runs/"
                + post("/runs", "{\"parameters\":" + parameters + "}")
                        .json(201)
                        .path("id")
                        .asText();
    }

    /** Goes from alarm to alarm. */
    void pass(Duration time) {
        clock.advance(time, () -> {});
    }

    /** How many runs fit a query like {@code &state=FAILED}. */
    long runs(String query) {
        return get("/runs?limit=1" + query).path("total").asLong();
    }

    /** Ends of the intervals of the runs that fit the query, the oldest first. */
    List<String> intervalEnds(String query) {
        List<String> ends = new ArrayList<>();
        get("/runs?limit=1000" + query)
                .path("runs")
                .forEach(run -> ends.add(0, run.at("/interval/end").asText()));
        return ends;
    }

    void awaitSuccesses(long count) {
        await(count + " successful runs")
                .pollInterval(Duration.ofMillis(25))
                .until(() -> runs("&state=SUCCESS") >= count);
    }

    /** Waits for the end of a run through the API itself. */
    JsonNode end(String run) {
        return get(run + "/wait?timeout=30s");
    }

    /** Lets time pass, bit by bit, until something is so. */
    void passUntil(Duration step, BooleanSupplier so) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            if (so.getAsBoolean()) {
                return true;
            }
            pass(step);
            return false;
        });
    }

    @Override
    public void close() {
        dashboard.close();
        scheduler.close();
    }

    /** Kafka as a list. */
    private final class ListPublisher implements Publisher {
        @Override
        public Outcome publish(SourceName source, List<SourceRecord> records) {
            records.forEach(record -> published.add(new String(record.key(), UTF_8)));
            return new Outcome(records.size(), List.of(), List.of(), Optional.empty());
        }

        @Override
        public void close() {
            // A list holds nothing open.
        }
    }
}
