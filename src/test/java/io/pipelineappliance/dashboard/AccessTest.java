package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.dashboard.RawHttp.Answer;
import io.pipelineappliance.dashboard.access.Passwords;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String HOST = "Host: 127.0.0.1:9021";
    private static final String STOP = "POST /api/v1/components/kafka/stop";
    private static final String SESSION = "/api/v1/session";
    private static final String TOKEN = "a-token-of-a-program";
    private static final String OLIVIA =
            "olivia:operator:" + BCrypt.withDefaults().hashToString(10, "open sesame".toCharArray());
    private static final String VICTOR =
            "victor:viewer:" + BCrypt.withDefaults().hashToString(10, "just looking".toCharArray());

    private final ObjectMapper json = new ObjectMapper();
    private final RecordedControl control = new RecordedControl();
    private Dashboard dashboard;

    @BeforeEach
    void start() {
        dashboard = with(
                "dashboard.users=" + OLIVIA + "," + VICTOR,
                "dashboard.tokens=program:viewer:" + Passwords.hashOfToken(TOKEN));
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    private Dashboard with(String... settings) {
        SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now().minusSeconds(60), false);
        Dashboard made = TestDashboard.with(pipeline, control, new FakeDags(), settings);
        made.start();
        return made;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/v1/status", "GET /api/v1/events", "GET /api/v1/openapi.json", "GET /api/v1/dags", STOP
            })
    void nobodyGetsInWithoutALogin(String request) throws Exception {
        Answer answer = send(request, HOST);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("www-authenticate", "Basic realm=\"pipeline-appliance\"");
        assertThat(detail(answer)).startsWith("This dashboard wants a login");
        assertThat(control.orders).isEmpty();
    }

    @Test
    void thePageIsServedSoThatOneCanLogIn() throws Exception {
        assertThat(send("GET /", HOST).status()).isEqualTo(200);
        JsonNode session = json.readTree(send("GET " + SESSION, HOST).body());
        assertThat(session.path("loginRequired").asBoolean()).isTrue();
        assertThat(session.path("role").asText()).isEqualTo("PUBLIC");
    }

    @Test
    void aPasswordLetsACommandLineIn() throws Exception {
        assertThat(send("GET /api/v1/status", HOST, basic("victor", "just looking"))
                        .status())
                .isEqualTo(200);
        assertThat(send(STOP, HOST, basic("olivia", "open sesame")).status()).isEqualTo(202);
    }

    @Test
    void aViewerChangesNothing() throws Exception {
        Answer answer = send(STOP, HOST, basic("victor", "just looking"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(detail(answer)).contains("'victor' may look at everything and change nothing");
        assertThat(control.orders).isEmpty();
    }

    @Test
    void aTokenLetsAProgramIn() throws Exception {
        assertThat(send("GET /api/v1/status", HOST, "Authorization: Bearer " + TOKEN)
                        .status())
                .isEqualTo(200);
        assertThat(send("GET /api/v1/status", HOST, "Authorization: Bearer other")
                        .status())
                .isEqualTo(401);
        assertThat(send(STOP, HOST, "Authorization: Bearer " + TOKEN).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Digest x", "Bearer", "Bearer  ", "x"})
    void anUnreadableAuthorizationIsNone(String header) throws Exception {
        assertThat(send("GET /api/v1/status", HOST, "Authorization: " + header).status())
                .isEqualTo(401);
    }

    @Test
    void theCookieOfALoginIsForThisPageAlone() throws Exception {
        Answer answer = logIn("olivia", "open sesame");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("set-cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200");
        String cookie = cookie(answer);
        assertThat(cookie).hasSizeGreaterThan(40);
        assertThat(send("GET /api/v1/status", HOST, cookie).status()).isEqualTo(200);
        assertThat(send(STOP, HOST, cookie).status()).isEqualTo(202);
        assertThat(cookie(logIn("olivia", "open sesame"))).isNotEqualTo(cookie);
    }

    @Test
    void aCookieIsOfNoUseToAnotherSite() throws Exception {
        String cookie = cookie(logIn("olivia", "open sesame"));

        assertThat(send(STOP, HOST, cookie, "Origin: http://evil.example").status())
                .isEqualTo(403);
        assertThat(send(STOP, HOST, cookie, "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(control.orders).isEmpty();
    }

    @Test
    void whoLogsOutIsOut() throws Exception {
        String cookie = cookie(logIn("olivia", "open sesame"));

        assertThat(send("DELETE " + SESSION, HOST, cookie).status()).isEqualTo(204);

        assertThat(send("GET /api/v1/status", HOST, cookie).status()).isEqualTo(401);
    }

    @Test
    void streamsEndWithTheLogin() throws Exception {
        String cookie = cookie(logIn("victor", "just looking"));
        RawStream stream = RawStream.open(dashboard.port(), "GET /api/v1/events", HOST, cookie);
        stream.awaitText("data: ");

        send("DELETE " + SESSION, HOST, cookie);

        stream.awaitEnd(Duration.ofSeconds(5));
        Awaitility.await().untilAsserted(() -> assertThat(dashboard.listeners()).isZero());
    }

    @Test
    void aMadeUpCookieIsNone() throws Exception {
        String name = "Cookie: appliance-session-0=";
        assertThat(send("GET /api/v1/status", HOST, name + "AAAA").status()).isEqualTo(401);
        assertThat(send("GET /api/v1/status", HOST, name).status()).isEqualTo(401);
    }

    @Test
    void aThousandWrongLoginsCostLittleAndLockOutNobodyElse() throws Exception {
        Instant began = Instant.now();
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            Answer answer = logIn("olivia", "guess " + i);
            assertThat(answer.status()).isIn(401, 429);
            if (answer.status() == 429) {
                refused++;
                assertThat(Integer.parseInt(answer.headers().get("retry-after")))
                        .isBetween(1, 61);
                assertThat(detail(answer)).contains("Too many wrong logins", "try again in");
            }
        }
        // Each check takes about 50 ms of a processor here; those refused take none.
        assertThat(refused).isGreaterThan(900);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(logIn("victor", "just looking").status()).isEqualTo(200);
    }

    @Test
    void whoIsLoggedInIsNotLockedOutByOthersWhoGuess() throws Exception {
        String cookie = cookie(logIn("olivia", "open sesame"));
        for (int i = 0; i < 10; i++) {
            logIn("olivia", "guess " + i);
        }

        assertThat(send(STOP, HOST, cookie).status()).isEqualTo(202);
        assertThat(send(STOP, HOST, basic("olivia", "open sesame")).status())
                .as("was right a moment ago")
                .isEqualTo(202);
    }

    @Test
    void aNameThatDoesNotExistIsAnsweredLikeAWrongPassword() throws Exception {
        assertThat(detail(logIn("nobody", "x"))).isEqualTo(detail(logIn("olivia", "x")));
    }

    @Test
    void aPasswordLongerThanBcryptLooksAtIsWrong() throws Exception {
        assertThat(logIn("olivia", "x".repeat(100_000)).status()).isEqualTo(401);
    }

    @Test
    void readOnlyRefusesEvenOperators() throws Exception {
        try (Dashboard readOnly = with("dashboard.read-only=true")) {
            Answer answer = RawHttp.send(readOnly.port(), STOP, HOST);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(detail(answer)).contains("read-only", "--set dashboard.read-only=false");
            assertThat(RawHttp.send(readOnly.port(), "GET /api/v1/status", HOST).status())
                    .isEqualTo(200);
        }
        assertThat(control.orders).isEmpty();
    }

    @Test
    void aNameThatIsConfiguredIsServedAlsoBehindTls() throws Exception {
        try (Dashboard proxied = with("dashboard.allowed-hosts=data.example.com")) {
            String name = "Host: data.example.com";
            assertThat(RawHttp.send(proxied.port(), STOP, name, "Origin: https://data.example.com")
                            .status())
                    .isEqualTo(202);
            assertThat(RawHttp.send(proxied.port(), STOP, name, "Origin: https://evil.example.com")
                            .status())
                    .isEqualTo(403);
            assertThat(RawHttp.send(proxied.port(), "GET /", "Host: evil.example")
                            .status())
                    .isEqualTo(403);
            assertThat(RawHttp.send(proxied.port(), "GET /", "Host: evil.example", "X-Forwarded-Host: data.example.com")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void onAllAddressesItWantsALoginAndKnowsItsAddresses() throws Exception {
        try (Dashboard open = with("dashboard.host=0.0.0.0", "dashboard.users=" + OLIVIA)) {
            assertThat(RawHttp.send(open.port(), "GET /", "Host: 192.168.1.7:9021")
                            .status())
                    .isEqualTo(200);
            assertThat(RawHttp.send(open.port(), "GET /", "Host: rebound.example")
                            .status())
                    .isEqualTo(403);
            assertThat(RawHttp.send(open.port(), "GET /api/v1/status", "Host: 192.168.1.7:9021")
                            .status())
                    .isEqualTo(401);
        }
    }

    private Answer logIn(String name, String password) throws IOException {
        byte[] body = json.writeValueAsBytes(Map.of("name", name, "password", password));
        return RawHttp.sendBody(dashboard.port(), "POST " + SESSION, body, HOST, "Content-Type: application/json");
    }

    private static String cookie(Answer answer) {
        return "Cookie: " + answer.headers().get("set-cookie").split(";")[0];
    }

    private static String basic(String name, String password) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(String request, String... headers) throws IOException {
        return RawHttp.send(dashboard.port(), request, headers);
    }

    private String detail(Answer answer) throws IOException {
        return json.readTree(answer.body()).path("detail").asText();
    }
}
