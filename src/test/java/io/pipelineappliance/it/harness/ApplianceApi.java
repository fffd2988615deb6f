package io.pipelineappliance.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.dashboard.dags.ApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The HTTP API of an appliance. Every answer of the API must be one that its OpenAPI document allows. */
public final class ApplianceApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ApiContract CONTRACT = ApiContract.ofThisBuild();

    private final URI dashboard;
    private final HttpClient client = newClient();

    ApplianceApi(URI dashboard) {
        this.dashboard = dashboard;
    }

    /** What it answers at a path, as text. */
    public String get(String path) {
        try {
            HttpResponse<byte[]> response = send(request(path).GET().build());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            return new String(response.body(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status, or nothing where nobody answers. */
    public Optional<JsonNode> statusIfAny() {
        try {
            HttpResponse<byte[]> response = send(request("/api/v1/status").GET().build());
            return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException nobodyAnswers) {
            return Optional.empty();
        }
    }

    /** The status. */
    public JsonNode status() {
        return statusIfAny().orElseThrow(() -> new AssertionError(dashboard + " does not answer"));
    }

    /** One component of the status. */
    public JsonNode component(String name) {
        for (JsonNode component : status().path("components")) {
            if (component.path("name").asText().equals(name)) {
                return component;
            }
        }
        throw new AssertionError("the status has no component " + name);
    }

    /** Asks for a component to be stopped. */
    public void stop(String component) {
        order(component, "stop");
    }

    /** Asks for a component to be started. */
    public void start(String component) {
        order(component, "start");
    }

    /**
     * On a connection of its own: a server closes those that are idle for 30 s, and what is not safe to be sent twice is not
     * repeated when that crosses it, so that an order after an outage of 30 s would be lost by chance.
     */
    private void order(String component, String order) {
        HttpRequest request = request("/api/v1/components/" + component + "/" + order)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            assertThat(send(newClient(), request).statusCode()).isEqualTo(202);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(dashboard.resolve(path)).timeout(PATIENCE);
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        return send(client, request);
    }

    private static HttpResponse<byte[]> send(HttpClient client, HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (request.uri().getPath().startsWith("/api/")) {
                CONTRACT.check(
                        request.method(),
                        request.uri().getRawPath(),
                        response.statusCode(),
                        response.headers().firstValue("content-type").orElse(""),
                        new String(response.body(), UTF_8));
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
