package io.pipelineappliance.fetch;

import static io.pipelineappliance.fetch.FakeSource.ok;
import static io.pipelineappliance.fetch.FakeSource.status;
import static io.pipelineappliance.fetch.FakeSource.user;
import static io.pipelineappliance.fetch.FakeSource.users;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.support.LoopbackServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceClientTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private FakeSource source = new FakeSource();
    private SourceClient client = client(TIMEOUT);

    private static SourceClient client(Duration timeout) {
        return new SourceClient(CONNECT_TIMEOUT, timeout, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void theAnswerIsTheJsonWithItsSizeAndTime() throws Exception {
        String body = users(user(1));
        source.then(ok(body));

        SourceAnswer answer = ask();

        assertThat(answer.json().at("/results/0/name/first").textValue()).isEqualTo("First1");
        assertThat(answer.body()).hasSize(body.length());
        assertThat(answer.at()).isEqualTo(NOW);
        assertThat(answer.url()).isEqualTo(source.uri().toString());
    }

    @Test
    void theQuestionCarriesWhatIsConfigured() throws Exception {
        source.then(ok("{}"));

        client.ask(new SourceRequest(
                source.uri().resolve("?key=a%26b"),
                7,
                List.of("DE", "GB"),
                Optional.of("male"),
                Optional.of("seed & söhne"),
                2));

        assertThat(source.requests())
                .containsExactly(URI.create(
                        "/api/?key=a%26b&results=7&nat=DE%2CGB&gender=male&seed=seed+%26+s%C3%B6hne&page=2"));
    }

    @Test
    void aRedirectIsFollowed() throws Exception {
        source.then(status(301, "", "Location", source.uri() + "1.4/?results=1"));
        source.then(ok(users(user(1))));

        assertThat(ask().json().at("/results")).hasSize(1);
    }

    @Test
    void aBusySourceSaysSo() {
        source.then(status(429, "no"));
        source.then(status(503, "", "Retry-After", "rubbish"));

        assertThatThrownBy(this::ask)
                .hasMessage(source.uri() + " answered 429 (too many requests)")
                .isInstanceOfSatisfying(SourceBusy.class, busy -> {
                    assertThat(busy.notBefore()).isEmpty();
                    assertThat(busy.status()).hasValue(429);
                });
        assertThatThrownBy(this::ask)
                .hasMessage(source.uri() + " answered 503 (service unavailable)")
                .isInstanceOfSatisfying(
                        SourceBusy.class, busy -> assertThat(busy.notBefore()).isEmpty());
        assertThat(source.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "Fri, 2 Jan 2026 03:09:05 GMT"})
    void theSourceSaysHowLongToWait(String retryAfter) {
        source.then(status(503, "", "Retry-After", retryAfter));

        assertThatThrownBy(this::ask)
                .hasMessage(source.uri() + " answered 503 (service unavailable) and asks to wait 300 s")
                .isInstanceOfSatisfying(
                        SourceBusy.class, busy -> assertThat(busy.notBefore()).contains(NOW.plusSeconds(300)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | `{\"error\":\"no such version\"}` | answered with the status 404: \"{\"error\":\"no such"
                        + " version\"}\"",
                "500 | `` | answered with the status 500",
                "204 | `` | answered with the status 204",
                "200 | `` | answered with an empty body instead of JSON",
                "200 | `  \n ` | answered with an empty body instead of JSON",
                "200 | `<!DOCTYPE html>\n"
                        + "<html>` | answered with an HTML page instead of JSON, starting \"<!DOCTYPE html> <html>\"",
                "200 | `{\"results\":[{\"gender\":` | answered with truncated JSON: it ends after 22 bytes",
                "200 | `{\"results\":[]` | answered with truncated JSON: it ends after 13 bytes",
                "200 | `id,name\n1,2` | answered with something that is not JSON, starting \"id,name 1,2\"",
                "200 | `{} {}` | answered with something that is not JSON, starting \"{} {}\"",
            })
    void anyOtherAnswerIsOneLineThatSaysWhatItWas(int status, String body, String sentence) {
        source.then(status(status, body));

        assertThatThrownBy(this::ask)
                .isInstanceOf(FetchFailed.class)
                .isNotInstanceOf(SourceUnreachable.class)
                .hasMessage(source.uri() + " " + sentence);
        assertThat(source.requests()).hasSize(1);
    }

    @Test
    void tenMegabytesOfGarbageAreOneLine() {
        source.then(ok("\u0007garbage\n".repeat(10_000_000 / 9)));

        assertThatThrownBy(this::ask)
                .hasMessageStartingWith(
                        source.uri() + " answered with something that is not JSON, starting \"garbage garbage")
                .message()
                .doesNotContain("\n", "\u0007")
                .hasSizeLessThan(200);
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        CountDownLatch cut = new CountDownLatch(1);
        source.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                writeForEver(exchange.getResponseBody(), new byte[100_000]);
            } catch (IOException closedByClient) {
                cut.countDown();
            }
        });

        assertThatThrownBy(this::ask)
                .hasMessage(source.uri() + " answered with more than 10 MB, which is larger than any list of users");
        Awaitility.await().until(() -> cut.getCount() == 0);
    }

    @Test
    void aBodyThatDripsIsBoundByTheTimeout() {
        client = client(Duration.ofMillis(300));
        CountDownLatch never = new CountDownLatch(1);
        source.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            waitFor(never);
        });

        assertThatThrownBy(this::ask)
                .isInstanceOf(SourceUnreachable.class)
                .hasMessage(source.uri() + " could not be reached: no complete answer within 0.3 s");
        never.countDown();
    }

    @Test
    void aBodyThatBreaksOffIsNoAnswerFromElsewhere() {
        source.then(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"results\"".getBytes(UTF_8));
            exchange.getResponseBody().flush();
        });

        assertThatThrownBy(this::ask)
                .isInstanceOf(FetchFailed.class)
                .isNotInstanceOf(SourceUnreachable.class)
                .hasMessageStartingWith(source.uri() + " broke off its answer: ");
    }

    @Test
    void nobodyListeningIsUnreachable() {
        source.close();

        assertThatThrownBy(this::ask)
                .isInstanceOf(SourceUnreachable.class)
                .hasMessage(source.uri() + " could not be reached: the connection was refused");
    }

    @Test
    void anUnknownNameIsUnreachable() {
        assertThatThrownBy(() -> ask(URI.create("http://nowhere.invalid/api/")))
                .isInstanceOf(SourceUnreachable.class)
                .hasMessage("http://nowhere.invalid/api/ could not be reached: the name nowhere.invalid is not known");
    }

    /** The JDK's client may miss the end of such a handshake and wait as for a silent server, which is why this asks again. */
    @Test
    void aServerThatSpeaksNoTlsIsUnreachable() throws Exception {
        client = client(Duration.ofSeconds(5));
        try (LoopbackServer plain = new LoopbackServer(SourceClientTest::refuseTls)) {
            URI address = URI.create("https://127.0.0.1:" + plain.port() + "/");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(() -> ask(address))
                            .isInstanceOf(SourceUnreachable.class)
                            .hasMessageContaining(" could not be reached: no secure connection: "));
        }
    }

    /** As servers do: the answer comes after the question, and is the last that comes. */
    private static void refuseTls(Socket caller) throws IOException {
        caller.getInputStream().read();
        caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
        caller.shutdownOutput();
        caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Test
    void aServerThatNeverAnswersIsUnreachable() throws IOException {
        client = client(Duration.ofMillis(300));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ask(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/")))
                    .isInstanceOf(SourceUnreachable.class)
                    .hasMessageEndingWith("could not be reached: no complete answer within 0.3 s");
        }
    }

    @Test
    void userAndQueryOfTheAddressAreNotShown() {
        source.then(status(404, ""));

        URI secret = URI.create(source.uri().toString().replace("//", "//me:secret@") + "?key=secret");
        assertThatThrownBy(() -> ask(secret)).hasMessage(source.uri() + " answered with the status 404");
    }

    @Test
    void askingCanBeInterrupted() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        source.then(exchange -> waitFor(never));
        var thread = Executors.newSingleThreadExecutor();
        Future<?> asking = thread.submit(() -> ask());
        Awaitility.await().until(() -> !source.requests().isEmpty());

        thread.shutdownNow();

        assertThatThrownBy(asking::get).hasCauseInstanceOf(InterruptedException.class);
        never.countDown();
    }

    private SourceAnswer ask() throws FetchFailed, InterruptedException {
        return ask(source.uri());
    }

    private SourceAnswer ask(URI uri) throws FetchFailed, InterruptedException {
        return client.ask(new SourceRequest(uri, 10, List.of(), Optional.empty(), Optional.empty(), 1));
    }

    private static void writeForEver(OutputStream out, byte[] bytes) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            out.write(bytes);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
