package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.dashboard.dags.ApiContract;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the OpenAPI document, asked once of a dashboard with no system behind it. Each answers in time and as the document
 * says, so none is described and never exercised, and none waits for a system that is away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedRoutesTest {
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    /** Most of them only wait, but no area has seats for all of its operations at once. */
    private static final int AT_ONCE = 6;

    private final ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<Operation, Future<Answer>> answers = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Dashboard dashboard;
    private ApiContract contract;

    /** One operation, with something in the place of its parameters. */
    record Operation(String method, String template, String path) {
        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    /** @param text of JSON alone: what is live has no end */
    private record Answer(int status, String type, String text) {}

    @BeforeAll
    void start() throws Exception {
        SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now().minusSeconds(60), false);
        dashboard = TestDashboard.of(pipeline, pipeline, FakeDags.ofADay(), AllAreas.disconnected());
        dashboard.start();
        contract = ApiContract.ofThisBuild();
        for (Operation operation : operations()) {
            answers.put(operation, askers.submit(() -> ask(operation)));
        }
    }

    @AfterAll
    void stop() {
        askers.shutdownNow();
        dashboard.close();
    }

    static List<Operation> operations() throws Exception {
        JsonNode paths;
        try (InputStream document = Dashboard.class.getResourceAsStream("openapi.json")) {
            paths = new ObjectMapper().readTree(document).get("paths");
        }
        List<Operation> operations = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getKey().replaceAll("\\{[^}]+}", "1")))));
        return operations;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersInTimeAndAsDescribed(Operation operation) throws Exception {
        Answer answer = answers.get(operation).get();

        contract.check(operation.method(), operation.path(), answer.status(), answer.type(), answer.text());
        assertThat(answer.status()).as("a failure that nobody thought of").isNotEqualTo(500);
    }

    private Answer ask(Operation operation) throws IOException, InterruptedException {
        boolean sends = !operation.method().equals("GET");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + dashboard.port() + operation.path()))
                .method(operation.method(), sends ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .timeout(IN_TIME)
                .build();
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        String type = response.headers().firstValue("content-type").orElse("");
        try (InputStream body = response.body()) {
            String text = type.endsWith("json") || type.contains("json;")
                    ? new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    : "";
            return new Answer(response.statusCode(), type, text);
        }
    }
}
