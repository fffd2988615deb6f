package io.pipelineappliance.dashboard.dags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** A client of the REST API. Every answer that it gets, errors too, must be one that the served OpenAPI document allows. */
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiContract contract;

    /** @param port of the dashboard */
    public ApiClient(int port) {
        address = URI.create("http://127.0.0.1:" + port);
        try {
            contract = new ApiContract(
                    send(request("/api/v1/openapi.json").GET().build()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. */
    public record Answer(int status, String contentType, String text) {
        /** The body, of an answer that must have this status. */
        public JsonNode json(int expectedStatus) {
            assertThat(status).as(text).isEqualTo(expectedStatus);
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The sentence of a problem document with this status. */
        public String problem(int expectedStatus) {
            JsonNode problem = json(expectedStatus);
            assertThat(contentType).startsWith("application/problem+json");
            assertThat(problem.path("status").asInt()).isEqualTo(expectedStatus);
            return problem.path("detail").asText();
        }
    }

    /** Reads. */
    public Answer get(String path) {
        return checked(request(path).GET().build());
    }

    /** Orders, without a body. */
    public Answer post(String path) {
        return post(path, "");
    }

    /** Orders, with this body. */
    public Answer post(String path, String body) {
        return checked(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    /** Changes. */
    public Answer patch(String path, String body) {
        return checked(
                request(path).method("PATCH", BodyPublishers.ofString(body)).build());
    }

    /** Replaces. */
    public Answer put(String path, String body) {
        return checked(request(path).PUT(BodyPublishers.ofString(body)).build());
    }

    /** Takes away. */
    public Answer delete(String path) {
        return checked(request(path).DELETE().build());
    }

    /** The lines of a stream of events, as they come; to be closed. */
    public Stream<String> stream(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<Stream<String>> response = client.send(request.GET().build(), BodyHandlers.ofLines());
            contract.check("GET", address.resolve(path).getRawPath(), response.statusCode(), contentType(response), "");
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer checked(HttpRequest request) {
        try {
            HttpResponse<String> response = send(request);
            contract.check(
                    request.method(),
                    request.uri().getRawPath(),
                    response.statusCode(),
                    contentType(response),
                    response.body());
            return new Answer(response.statusCode(), contentType(response), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers().firstValue("content-type").orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
