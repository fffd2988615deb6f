package io.pipelineappliance.schedule.engine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.pipelineappliance.schedule.AlertView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each alert as JSON to an address, in the background; a few times if it must. */
final class Webhook implements Consumer<AlertView>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 4;
    private static final int SUCCESSFUL = 200;
    private static final int REDIRECTED = 300;
    private static final JsonMapper JSON = new JsonMapper();

    private final URI url;
    private final Retry retry;
    private final ExecutorService thread;
    private HttpClient client;

    Webhook(URI url) {
        this.url = url;
        this.retry = Retry.of(
                "webhook",
                RetryConfig.custom()
                        .maxAttempts(ATTEMPTS)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(1)))
                        .build());
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread background = new Thread(task, "schedule-webhook");
            background.setDaemon(true);
            return background;
        });
    }

    @Override
    public void accept(AlertView alert) {
        thread.execute(() -> send(alert));
    }

    private void send(AlertView alert) {
        try {
            retry.executeCallable(() -> post(body(alert)));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("An alert could not be sent to schedule.alert-webhook at {}: {}", url.getHost(), e.toString());
        }
    }

    private Object post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "pipeline-appliance")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<Void> response = client().send(request, BodyHandlers.discarding());
        if (response.statusCode() < SUCCESSFUL || response.statusCode() >= REDIRECTED) {
            throw new IOException("it answered with the status " + response.statusCode());
        }
        return response;
    }

    /** With the name {@code text} for the sentence, chat services show it as a message. */
    private static String body(AlertView alert) {
        ObjectNode body = JSON.createObjectNode();
        body.put("dag", alert.dag());
        body.put("kind", alert.kind().name());
        body.put("text", alert.dag() + ": " + alert.sentence());
        body.put("sentence", alert.sentence());
        body.put("since", alert.since().toString());
        body.put("run", alert.run().orElse(null));
        return body.toString();
    }

    private HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        }
        return client;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
