package io.pipelineappliance.schedule.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.AlertView.Kind;
import io.pipelineappliance.schedule.RunState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private HttpServer server;
    private TestSchedule schedule;

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            boolean fails = broken.getAndSet(false);
            if (!fails && exchange.getRequestMethod().equals("POST")) {
                received.add(TestSchedule.json(body));
            }
            exchange.sendResponseHeaders(fails ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    private String webhook() {
        return TestDag.webhook(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        schedule.close();
    }

    @Test
    void failuresInARowAreAnAlertUntilARunSucceeds() {
        AtomicBoolean failing = new AtomicBoolean(true);
        broken.set(true);
        schedule = TestSchedule.started(
                directory,
                TestDag.with("schedule.retries=0", "schedule.alert-after-failures=3", webhook())
                        .on("first", context -> {
                            if (failing.get()) {
                                throw TaskFailed.forNow("Broken", null);
                            }
                        })
                        .dag(),
                clock);
        schedule.advance(Duration.ofMinutes(1));
        assertThat(active()).isEmpty();

        schedule.advance(Duration.ofMinutes(2));

        await().until(() -> !active().isEmpty());
        assertThat(active()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Kind.FAILURES);
            assertThat(alert.sentence())
                    .isEqualTo("3 runs in a row failed (schedule.alert-after-failures); the last one is"
                            + " scheduled__2026-01-02T03:05:00Z");
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> received.size() == 1);
        assertThat(received.get(0).path("kind").asText()).isEqualTo("FAILURES");
        assertThat(received.get(0).path("text").asText()).startsWith("numbers: 3 runs in a row failed");
        assertThat(received.get(0).path("run").asText()).isEqualTo("scheduled__2026-01-02T03:05:00Z");

        failing.set(false);
        schedule.advance(Duration.ofMinutes(1));
        await().until(() -> active().isEmpty());
    }

    @Test
    void aRunThatTakesTooLongIsAnAlertWhileItGoesOn() {
        CountDownLatch release = new CountDownLatch(1);
        schedule = TestSchedule.started(
                directory,
                TestDag.with("fetch.interval=1h", "schedule.alert-when-longer=5m", webhook())
                        .on("second", context -> release.await())
                        .dag(),
                clock);
        schedule.awaitTask("second", RunState.RUNNING);
        clock.advance(Duration.ofMinutes(4), () -> {});
        assertThat(active()).isEmpty();

        clock.advance(Duration.ofMinutes(2), () -> {});

        await().until(() -> !active().isEmpty());
        assertThat(active().get(0).kind()).isEqualTo(Kind.LONG);
        assertThat(active().get(0).run()).contains("scheduled__2026-01-02T02:00:00Z");
        await().atMost(Duration.ofSeconds(20)).until(() -> received.size() == 1);
        release.countDown();
        schedule.awaitEnded(1);
    }

    @Test
    void aRunThatDoesNotBeginInTimeIsAnAlertUntilOneDoes() {
        CountDownLatch release = new CountDownLatch(1);
        schedule = TestSchedule.started(
                directory,
                TestDag.with("fetch.interval=1h", "schedule.alert-when-late=10m", "schedule.task-time-limit=5h")
                        .on("second", context -> release.await())
                        .dag(),
                clock);
        schedule.awaitTask("second", RunState.RUNNING);
        clock.advance(Duration.ofMinutes(64), () -> {});
        assertThat(active()).isEmpty();

        clock.advance(Duration.ofMinutes(10), () -> {});

        await().until(() -> !active().isEmpty());
        assertThat(active().get(0).kind()).isEqualTo(Kind.LATE);
        assertThat(active().get(0).sentence())
                .isEqualTo("The run that was due at 2026-01-02T04:00:00Z has not begun more than 10m later"
                        + " (schedule.alert-when-late)");
        release.countDown();
        schedule.awaitEnded(2);
        clock.advance(Duration.ofHours(1), schedule::settle);
        await().until(() -> active().isEmpty());
    }

    @Test
    void alertsAreKeptOverARestart() {
        TestDag failing = TestDag.with("schedule.retries=0", "schedule.alert-after-failures=1")
                .on("first", context -> {
                    throw TaskFailed.forNow("Broken", null);
                });
        schedule = TestSchedule.started(directory, failing.dag(), clock);
        await().until(() -> !schedule.scheduler().dag(TestDag.ID).alerts().isEmpty());

        schedule = schedule.restarted(failing.dag());

        assertThat(active()).extracting(AlertView::kind).containsExactly(Kind.FAILURES);
    }

    @Test
    void runsAreForgottenByCountAndAge() {
        schedule = TestSchedule.started(
                directory,
                TestDag.with("schedule.keep-runs=10", "schedule.keep-runs-for=2h")
                        .dag(),
                clock);
        schedule.advance(Duration.ofMinutes(60));
        assertThat(schedule.runs()).hasSizeBetween(10, 10 + 20);

        clock.jump(Duration.ofHours(3));
        schedule.settle();
        schedule.advance(Duration.ofMinutes(20));

        assertThat(schedule.runs())
                .hasSizeLessThanOrEqualTo(10 + 20)
                .allSatisfy(run -> assertThat(run.queuedAt()).isAfter(Instant.parse("2026-01-02T07:00:00Z")));
    }

    private List<AlertView> active() {
        return schedule.scheduler().dag(TestDag.ID).alerts();
    }
}
