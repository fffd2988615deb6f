package io.pipelineappliance.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javalin.Javalin;
import io.pipelineappliance.explore.Unavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowAnswersTest {
    private static final int SEATS = 3;

    private final AtomicLong now = new AtomicLong();
    private final SlowAnswers answers = new SlowAnswers("tests", SEATS, now::get);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void start() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            Problems.register(config.routes);
            config.routes.before(context -> arrived.incrementAndGet());
            config.routes.get("/alone", context -> answers.answer(context, this::slow));
            config.routes.get("/shared", context -> answers.answerShared(context, this::slow));
            config.routes.post("/change", context -> answers.answer(context, () -> "done"));
            config.routes.get("/broken", context -> answers.answerShared(context, this::fail));
        });
        server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop();
        answers.close();
    }

    @Test
    void asManyWaitAsThereAreSeatsAndTheNextIsToldSo() {
        List<CompletableFuture<HttpResponse<String>>> waiting =
                IntStream.range(0, SEATS).mapToObj(seat -> ask("/alone")).toList();
        await().until(() -> calls.get() == SEATS);

        HttpResponse<String> refused = ask("/alone").join();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("3 requests wait for tests already");
        release.countDown();
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().body()).matches("\"answer \\d\""));
    }

    @Test
    void allWhoAskForTheSameAtTheSameTimeShareOneAnswer() {
        List<CompletableFuture<HttpResponse<String>>> waiting = Stream.concat(
                        IntStream.range(0, 20).mapToObj(page -> ask("/shared?a=1")), Stream.of(ask("/shared?a=2")))
                .toList();
        await().until(() -> arrived.get() == 21 && calls.get() == 2);
        release.countDown();

        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(calls).hasValueLessThanOrEqualTo(4);
        assertThat(waiting.get(20).join().body())
                .isNotEqualTo(waiting.get(0).join().body());
    }

    @Test
    void aSharedAnswerServesForTwoSecondsAndNoLonger() {
        release.countDown();
        HttpResponse<String> first = ask("/shared").join();
        await().until(() -> answers.underWay() == 0);

        now.addAndGet(Duration.ofMillis(1_999).toNanos());
        assertThat(ask("/shared").join().body()).isEqualTo(first.body());
        now.addAndGet(Duration.ofMillis(1).toNanos());

        assertThat(ask("/shared").join().body()).isNotEqualTo(first.body());
        assertThat(calls).hasValue(2);
    }

    @Test
    void aSharedAnswerServesNobodyAfterAChange() {
        release.countDown();
        HttpResponse<String> before = ask("/shared").join();

        send("POST", "/change").join();

        assertThat(ask("/shared").join().body()).isNotEqualTo(before.body());
    }

    @Test
    void whoAsksAfterAChangeIsNotToldWhatWasLookedUpBeforeIt() {
        CompletableFuture<HttpResponse<String>> before = ask("/shared");
        await().until(() -> calls.get() == 1);

        assertThat(send("POST", "/change").join().statusCode()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> after = ask("/shared");

        await().until(() -> calls.get() == 2);
        release.countDown();
        assertThat(after.join().body()).isNotEqualTo(before.join().body());
    }

    @Test
    void aFailureIsToldAndForgotten() {
        assertThat(ask("/broken").join().statusCode()).isEqualTo(503);
        HttpResponse<String> second = ask("/broken").join();

        assertThat(second.body()).contains("Nobody answers at failure 2");
        assertThat(calls).hasValue(2);
    }

    private String slow() throws InterruptedException {
        int call = calls.incrementAndGet();
        release.await();
        return "answer " + call;
    }

    private String fail() {
        throw new Unavailable("Nobody answers at failure " + calls.incrementAndGet() + "; trying again.");
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        return send("GET", path);
    }

    private CompletableFuture<HttpResponse<String>> send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
