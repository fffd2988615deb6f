package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Clients that ask a registry one thing after the other, each as fast as it is answered. */
final class RegistryRun {
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger highestId = new AtomicInteger();

    RegistryRun(String address) {
        this.address = address;
    }

    /** What came of it. */
    record Figures(double perSecond, Histogram micros) {}

    /** Registers schemas that the name makes different from others. */
    Figures register(String name, int clients, int count) throws InterruptedException {
        return run(clients, count, number -> {
            String schema =
                    "{\"type\":\"record\",\"name\":\"%s%d\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"name\",\"type\":\"string\"}]}"
                            .formatted(name, number);
            JsonNode answer = send(HttpRequest.newBuilder(
                            URI.create(address + "/subjects/bench-" + name + number + "/versions"))
                    .header("Content-Type", CONTENT_TYPE)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.createObjectNode().put("schema", schema).toString())));
            highestId.accumulateAndGet(answer.get("id").asInt(), Math::max);
        });
    }

    /** Looks up ids at random. */
    Figures lookUp(int clients, int count) throws InterruptedException {
        return run(clients, count, number -> {
            int id = 1 + ThreadLocalRandom.current().nextInt(highestId.get());
            send(HttpRequest.newBuilder(URI.create(address + "/schemas/ids/" + id))
                    .GET());
        });
    }

    private interface Question {
        void ask(int number) throws IOException, InterruptedException;
    }

    private Figures run(int clients, int count, Question question) throws InterruptedException {
        ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000, 3);
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long begin = System.nanoTime();
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                tasks.add(() -> {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        long asked = System.nanoTime();
                        question.ask(number);
                        micros.recordValue((System.nanoTime() - asked) / 1_000);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new BenchmarkFailed("The registry at " + address + " failed: " + e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new Figures(count / (Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1_000.0), micros);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new IOException(response.statusCode() + " " + body);
        }
        return body;
    }
}
