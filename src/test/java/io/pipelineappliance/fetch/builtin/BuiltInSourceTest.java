package io.pipelineappliance.fetch.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInSourceTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BuiltInSource source = new BuiltInSource(0);

    @BeforeEach
    void start() throws IOException {
        source.start();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/1.4", "/api/1.4/"})
    void answersOnThePathsOfTheService(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(response.body()).get("results")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/1.3/", "/api/9", "/apis", "/api/1.4/x"})
    void answersNotFoundElsewhere(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(new ObjectMapper().readTree(response.body()).get("error").asText())
                .contains(path, "/api/1.4/");
    }

    @Test
    void letsEveryPageReadItAndNothingCacheIt() throws Exception {
        HttpResponse<String> response = get("/api/");

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({"CSV,text/csv", "YAML,text/x-yaml", "XML,text/xml", "PRETTY,application/json", "JSON,application/json"})
    void saysWhichFormatItSends(Format format, String mediaType) throws Exception {
        HttpResponse<String> response = get("/api/?dl&format=" + format.name().toLowerCase(Locale.ROOT));

        assertThat(response.headers().firstValue("Content-Type")).hasValue(mediaType + "; charset=utf-8");
        assertThat(response.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + format.fileName() + "\"");
    }

    @Test
    void wrapsJsonInACallback() throws Exception {
        HttpResponse<String> response = get("/api/?callback=show.people");

        assertThat(response.body()).startsWith("show.people({\"results\":[").endsWith("}});");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/javascript; charset=utf-8");
    }

    @Test
    void takesNoCallbackThatIsMoreThanAName() throws Exception {
        assertThat(get("/api/?callback=alert(1)//").body()).startsWith("{\"results\":[");
    }

    @Test
    void givesTheSamePeopleForTheSameSeedInAnotherSource() throws Exception {
        try (BuiltInSource other = new BuiltInSource(0)) {
            other.start();
            String query = "?seed=a%20b%26%C3%A4&results=500&page=3&nat=fr,ua,ir";

            assertThat(get(other.url().resolve(query)).body())
                    .isEqualTo(get(source.url().resolve(query)).body());
        }
    }

    @Test
    void givesNewPeopleForEachRequestWithoutASeed() throws Exception {
        JsonNode one = people("results=5000&inc=login");
        JsonNode two = people("results=5000&inc=login");

        assertThat(uuids(one, two)).hasSize(10_000).doesNotHaveDuplicates().allMatch(BuiltInSourceTest::isVersion4);
    }

    @Test
    void givesThePeopleOfARequestWithoutASeedAgainForTheSeedThatItNames() throws Exception {
        String body = get("/api/?results=20").body();
        String seed = new ObjectMapper().readTree(body).at("/info/seed").asText();

        assertThat(seed).matches("[0-9a-f]{16}");
        assertThat(get("/api/?results=20&seed=" + seed).body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "results=%zz",
                "results=",
                "results",
                "=",
                "&&&",
                "%",
                "seed=%",
                "seed=%C3%28",
                "nat=%ff",
                "inc=,,,",
                "exc=%00",
                "page=99999999999999999999",
                "password=%%%",
                "password=upper,9-",
                "callback=%22",
                "format=%0d%0a",
                "seed[]=1",
                "results={10}",
                "seed=\"<>|\\^`",
                "gender=male&gender=female",
                "nat=us,,gb",
                "seed=\u00e4",
                "fmt=xml&callback=x"
            })
    void answersMalformedOptionsWithoutAnError(String query) throws Exception {
        String status = statusLineFor(query);

        // The JDK's server refuses what is no URI before we see it.
        assertThat(status).matches("HTTP/1\\.1 (200 OK|400 Bad Request)");
        if (query.matches("[\\w=&,%.\\[\\]-]*") && !query.matches(".*%(?![0-9a-fA-F]{2}).*")) {
            assertThat(status).endsWith("200 OK");
        }
    }

    @Test
    void answersNoOtherMethodThanReading() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(source.url());
        HttpRequest post = request.POST(BodyPublishers.ofString("x")).build();
        HttpRequest head = request.method("HEAD", BodyPublishers.noBody()).build();

        assertThat(CLIENT.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        assertThat(CLIENT.send(head, BodyHandlers.ofString()).body()).isEmpty();
    }

    @Test
    void remembersWhatItWasAsked() throws Exception {
        get("/api/?results=2&seed=a%20b");
        get("/api/9/");

        assertThat(source.requests()).extracting(ServedRequest::path).containsExactly("/api/", "/api/9/");
        assertThat(source.requests()).extracting(ServedRequest::query).containsExactly("results=2&seed=a%20b", "");
        assertThat(source.requests()).extracting(ServedRequest::status).containsExactly(200, 404);
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(source.url().getHost()).isEqualTo("127.0.0.1");
        assertThat(source.url().getPath()).isEqualTo("/api/");
        assertThat(source.check()).isEqualTo(Health.up());
    }

    @Test
    void closesOnceAndForGood() {
        URI url = source.url();

        source.close();
        source.close();

        assertThat(source.check()).isInstanceOf(Health.Down.class);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(url));
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                BuiltInSource late = new BuiltInSource(taken.getLocalPort())) {
            assertThatExceptionOfType(ApplianceException.class)
                    .isThrownBy(late::start)
                    .withMessageContainingAll(
                            "127.0.0.1:" + taken.getLocalPort(), "Address already in use", "fetch.built-in-port");
        }
    }

    private HttpResponse<String> get(String pathAndQuery) throws Exception {
        return get(source.url().resolve(pathAndQuery));
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private JsonNode people(String query) throws Exception {
        return new ObjectMapper().readTree(get("/api/?" + query).body()).get("results");
    }

    private static List<String> uuids(JsonNode one, JsonNode two) {
        List<String> uuids = new ArrayList<>(one.findValuesAsText("uuid"));
        uuids.addAll(two.findValuesAsText("uuid"));
        return uuids;
    }

    private static boolean isVersion4(String uuid) {
        return uuid.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    private String statusLineFor(String query) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", source.url().getPort())) {
            String request = "GET /api/?" + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] response = socket.getInputStream().readAllBytes();
            return new String(response, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
