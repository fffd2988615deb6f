package io.pipelineappliance.launcher.dags;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a running appliance. Whatever goes wrong is an {@link ApplianceException} with the sentence to print. */
final class ApplianceClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /** Longer than any answer is waited for on purpose. */
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(6);

    private static final String LOGIN =
            " Here that is --user NAME, or the environment variable PIPELINE_APPLIANCE_TOKEN.";

    private final URI appliance;
    private final Optional<String> authorization;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();

    /** @param authorization the header of that name, if any */
    ApplianceClient(URI appliance, Optional<String> authorization) {
        this.appliance = appliance;
        this.authorization = authorization;
    }

    JsonNode get(String path) {
        return json(text(path));
    }

    String text(String path) {
        return body(send("GET", path, BodyPublishers.noBody(), BodyHandlers.ofString(UTF_8)));
    }

    JsonNode post(String path, JsonNode body) {
        return json(body(send("POST", path, BodyPublishers.ofString(body.toString()), BodyHandlers.ofString(UTF_8))));
    }

    /** The lines of a stream of events, while they come; to be closed. */
    Stream<String> events(String path) {
        HttpResponse<Stream<String>> response = send("GET", path, BodyPublishers.noBody(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            try (Stream<String> lines = response.body()) {
                throw refused(response, String.join("\n", lines.toList()));
            }
        }
        return response.body();
    }

    private String body(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw refused(response, response.body());
        }
        return response.body();
    }

    private <T> HttpResponse<T> send(String method, String path, BodyPublisher body, BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(appliance.resolve(path))
                .timeout(ANSWER_WITHIN)
                .method(method, body);
        authorization.ifPresent(header -> request.header("Authorization", header));
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new ApplianceException(
                    "No appliance answers at " + appliance
                            + "; start one with java -jar pipeline-appliance.jar, or give --url.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApplianceException("The request to " + appliance + " was interrupted.", e);
        }
    }

    private ApplianceException refused(HttpResponse<?> response, String body) {
        String type = response.headers().firstValue("content-type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return notAnAppliance("status " + response.statusCode());
        }
        String remedy = response.statusCode() == 401 && authorization.isEmpty() ? LOGIN : "";
        return new ApplianceException(json(body).path("detail").asText() + remedy);
    }

    private JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw notAnAppliance("no JSON");
        }
    }

    private ApplianceException notAnAppliance(String answer) {
        return new ApplianceException("What answers at " + appliance + " is not an appliance of this version, but says "
                + answer + "; give the appliance's address with --url.");
    }
}
