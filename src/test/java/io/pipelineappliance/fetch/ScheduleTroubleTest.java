package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.pipelineappliance.fetch.FakeSource.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that fail and runs that are late, as the REST API tells it. */
class ScheduleTroubleTest {
    private static final Answer ONE_USER = FakeSource.ok(FakeSource.users(FakeSource.user(1)));

    @TempDir
    private Path directory;

    private final CountDownLatch released = new CountDownLatch(1);
    private FakeSource source;
    private ScheduledFetch fetch;

    @AfterEach
    void stop() {
        released.countDown();
        fetch.close();
        source.close();
    }

    private void start(List<Answer> answers, String... settings) {
        source = new FakeSource(answers.toArray(Answer[]::new));
        fetch = new ScheduledFetch(directory, Instant.parse("2026-01-31T00:30:00Z"), source.uri(), settings);
    }

    /** Answers nothing before the test ends. */
    private Answer silence() {
        return exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static Answer halfABody() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write("{\"results\":[".getBytes(UTF_8));
        };
    }

    @Test
    void aSourceInTroubleIsAskedUntilItAnswersAndEachTrySaysInWordsWhatHappened() {
        start(
                List.of(
                        FakeSource.status(429, "", "Retry-After", "20"),
                        FakeSource.status(503, ""),
                        silence(),
                        halfABody(),
                        ONE_USER),
                "schedule.cron=0 6 * * *",
                "schedule.retries=5",
                "fetch.timeout=400ms");
        String run = fetch.trigger("{}");
        await().until(() -> tries(run) == 1 && state(run).equals("UP_FOR_RETRY"));
        assertThat(Instant.parse(fetch.get(run).at("/tasks/0/nextTryAt").asText()))
                .as("no sooner than the source asks for")
                .isEqualTo(fetch.clock().instant().plusSeconds(20));
        fetch.pass(Duration.ofSeconds(19));
        assertThat(tries(run)).isEqualTo(1);

        fetch.passUntil(Duration.ofSeconds(1), () -> state(run).equals("SUCCESS"));

        assertThat(fetch.end(run).path("state").asText()).isEqualTo("SUCCESS");
        assertThat(source.requests()).hasSize(5);
        assertThat(log(run, 1)).contains("429", "20 s", "next try in 20 s");
        assertThat(log(run, 2)).contains("503", "next try in");
        assertThat(log(run, 3)).contains("could not be reached", "within 0.4 s");
        assertThat(log(run, 4)).contains("broke off its answer");
        assertThat(log(run, 5)).contains("answered 200 with 1 users");
        JsonNode tries = fetch.get(run + "/tasks/fetch/tries").path("tries");
        assertThat(tries)
                .map(one -> one.path("state").asText())
                .containsExactly("FAILED", "FAILED", "FAILED", "FAILED", "SUCCESS");
        assertThat(tries.at("/0/counters/httpStatus").asText()).isEqualTo("429");
        assertThat(tries.at("/4/error").isNull()).isTrue();
        assertThat(fetch.published()).hasSize(1);
    }

    @Test
    void aTryThatTakesTooLongIsEndedAndSaysSo() {
        start(List.of(silence()), "schedule.cron=0 6 * * *", "schedule.task-time-limit=5m", "fetch.timeout=10m");
        String run = fetch.trigger("{}");
        await().until(() -> !source.requests().isEmpty());

        fetch.pass(Duration.ofMinutes(6));

        assertThat(fetch.end(run).path("state").asText()).isEqualTo("FAILED");
        assertThat(fetch.get(run + "/tasks/fetch/tries/1").path("error").asText())
                .contains("longer than schedule.task-time-limit, 5m");
        assertThat(fetch.get(run).at("/tasks/1/state").asText()).isEqualTo("UPSTREAM_FAILED");
    }

    @Test
    void failuresInARowRaiseOneAlertOnThePageAndAtTheWebhookUntilARunSucceeds() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer webhook = webhook(received);
        try {
            start(
                    List.of(FakeSource.status(500, "out of order"), FakeSource.status(500, "out of order"), ONE_USER),
                    "schedule.cron=0 * * * *",
                    "schedule.alert-after-failures=2",
                    "schedule.alert-webhook=http://127.0.0.1:"
                            + webhook.getAddress().getPort() + "/alerts");
            for (int failures = 1; failures <= 2; failures++) {
                int expected = failures;
                assertThat(fetch.get("/alerts").path("alerts")).isEmpty();
                fetch.pass(Duration.ofHours(1));
                await().until(() -> fetch.runs("&state=FAILED") == expected);
            }

            await().until(() -> fetch.get("/alerts").path("alerts").size() == 1);
            assertThat(fetch.get("").at("/alerts/0/kind").asText()).isEqualTo("FAILURES");
            assertThat(fetch.get("").at("/alerts/0/sentence").asText()).startsWith("2 runs in a row failed");
            await().until(() -> received.size() == 1);
            JsonNode told = new ObjectMapper().readTree(received.get(0));
            assertThat(told.path("kind").asText()).isEqualTo("FAILURES");
            assertThat(told.path("dag").asText()).isEqualTo("users_created");

            fetch.pass(Duration.ofHours(1));
            fetch.awaitSuccesses(1);
            await().until(() -> fetch.get("/alerts").path("alerts").isEmpty());
        } finally {
            webhook.stop(0);
        }
    }

    @Test
    void aRunThatTakesLongAndOneThatIsLateForItRaiseAlerts() {
        start(
                List.of(silence()),
                "schedule.cron=0 * * * *",
                "schedule.alert-when-longer=10m",
                "schedule.alert-when-late=5m",
                "schedule.task-time-limit=24h",
                "fetch.timeout=24h");
        fetch.pass(Duration.ofMinutes(31));
        await().until(() -> !source.requests().isEmpty());
        assertThat(fetch.get("/alerts").path("alerts")).isEmpty();

        fetch.pass(Duration.ofMinutes(15));
        await().until(() -> kinds().equals(List.of("LONG")));
        fetch.pass(Duration.ofMinutes(60));

        await().until(() -> kinds().containsAll(List.of("LONG", "LATE")));
    }

    private List<String> kinds() {
        return fetch.get("/alerts").path("alerts").findValuesAsText("kind");
    }

    private int tries(String run) {
        return fetch.get(run + "/tasks/fetch/tries").path("tries").size();
    }

    private String state(String run) {
        return fetch.get(run).at("/tasks/0/state").asText();
    }

    private String log(String run, int number) {
        return fetch.api()
                .get(ScheduledFetch.DAG + run + "/tasks/fetch/tries/" + number + "/log")
                .text();
    }

    private static HttpServer webhook(List<String> received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alerts", exchange -> {
            try (exchange) {
                received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        return server;
    }
}
