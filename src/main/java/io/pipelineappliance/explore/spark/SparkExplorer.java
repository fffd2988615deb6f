package io.pipelineappliance.explore.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.explore.spark.SparkView.SparkApplication;
import io.pipelineappliance.explore.spark.SparkView.SparkMaster;
import io.pipelineappliance.explore.spark.SparkView.SparkWorker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Asks the master's own page, and adds what the driver knows. A master that is away is a part of the answer and no error. */
public final class SparkExplorer {
    private static final long ANSWER_WITHIN_SECONDS = 3;
    private static final int MOST = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSource source;
    private HttpClient client;

    /** Asks nothing yet. */
    public SparkExplorer(SparkSource source) {
        this.source = source;
    }

    /** Spark as it is now; takes three seconds at most. */
    public SparkView view() throws InterruptedException {
        Optional<String> ui = source.masterUi();
        if (ui.isEmpty()) {
            return view(null, null, "The Spark master at %s does not run.".formatted(source.masterUrl()));
        }
        try {
            return view(ui.get(), master(ui.get()), null);
        } catch (IOException | ExecutionException | TimeoutException e) {
            return view(
                    ui.get(),
                    null,
                    "The Spark master's page at %s does not answer; start Spark on the pipeline page if it is stopped."
                            .formatted(ui.get()));
        }
    }

    /** The stream job over the last 15 minutes; asks nobody. */
    public StreamHistoryView history() {
        return source.history();
    }

    private SparkView view(String ui, SparkMaster master, String problem) {
        return new SparkView(
                source.masterUrl(),
                ui,
                source.applicationUi(),
                master,
                problem,
                source.executors(),
                source.lostExecutors(),
                source.query().orElse(null),
                source.restarts());
    }

    private SparkMaster master(String ui)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        HttpResponse<String> answer = client().sendAsync(
                        HttpRequest.newBuilder(URI.create(ui + "/json/")).build(), HttpResponse.BodyHandlers.ofString())
                .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        JsonNode json = JSON.readTree(answer.body());
        return new SparkMaster(
                json.path("status").asText(),
                all(json.path("workers")).map(SparkExplorer::worker).toList(),
                all(json.path("activeapps")).map(SparkExplorer::application).toList());
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).limit(MOST);
    }

    private static SparkWorker worker(JsonNode worker) {
        return new SparkWorker(
                worker.path("id").asText(),
                worker.path("host").asText() + ":" + worker.path("port").asInt(),
                worker.path("cores").asInt(),
                worker.path("coresused").asInt(),
                worker.path("memory").asLong() << 20,
                worker.path("memoryused").asLong() << 20,
                worker.path("state").asText(),
                Instant.ofEpochMilli(worker.path("lastheartbeat").asLong()));
    }

    private static SparkApplication application(JsonNode application) {
        return new SparkApplication(
                application.path("id").asText(),
                application.path("name").asText(),
                application.path("cores").asInt(),
                application.path("state").asText(),
                Instant.ofEpochMilli(application.path("starttime").asLong()));
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(ANSWER_WITHIN_SECONDS))
                    .build();
        }
        return client;
    }
}
