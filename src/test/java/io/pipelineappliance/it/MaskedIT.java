package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.harness.KitAppliance;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is masked is nowhere: neither in an answer to any GET that the API has, nor in a stream, nor in a download. */
@Tag("test-kit")
class MaskedIT {
    private static final Set<String> HIDDEN = Set.of("email", "phone");

    /** Parts of every record's values, as they are and as a dump of bytes has them. */
    private static final List<String> SECRETS = List.of("@example.com", ") 555-", hex("@example.com"), hex(") 555-"));

    private static final Duration LISTENED = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aMaskedValueIsFoundNowhere() throws Exception {
        RecordBatch batch = RecordBatch.ofGoodOnes(20);
        try (KitAppliance appliance =
                        KitAppliance.with("fetch.enabled=false", "dashboard.mask=" + String.join(",", HIDDEN));
                BatchProducer sending = BatchProducer.send(batch, appliance.topic())) {
            sending.awaitAll(Duration.ofMinutes(1));
            new Arrival(appliance, batch).awaitAll();
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            !appliance.api().status().at("/table/newestRows").isEmpty());
            List<String> asked = new ArrayList<>();
            for (String path : paths(appliance, batch.records().get(7).id())) {
                String answer = read(appliance, path);
                asked.add(path);
                assertThat(answer).as(path).doesNotContain(SECRETS);
            }
            assertThat(asked).hasSizeGreaterThan(10);
            assertThat(read(appliance, "/api/v1/status")).contains("•••");
        }
    }

    /** Every GET of the document, with what is here in the place of its parameters. */
    private static List<String> paths(KitAppliance appliance, UUID row) throws IOException {
        JsonNode document = new ObjectMapper().readTree(appliance.api().get("/api/v1/openapi.json"));
        Map<String, String> names = Map.of(
                "{topic}", PipelineTopic.RECORDS,
                "{partition}", "0",
                "{offset}", "0",
                "{dag}", "users_created",
                "{id}", row.toString(),
                "{subject}", "users_created-value",
                "{version}", "1",
                "{component}", "kafka",
                "{name}", "kafka",
                "{group}", "none");
        return document.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .flatMap(path -> {
                    String filled = path;
                    for (Map.Entry<String, String> name : names.entrySet()) {
                        filled = filled.replace(name.getKey(), name.getValue());
                    }
                    return path.contains("messages") || path.contains("rows")
                            ? Stream.of(
                                    filled,
                                    filled + "?format=CSV",
                                    filled + "?text=a",
                                    filled + "?valueFormat=TEXT",
                                    filled + "?valueFormat=HEX")
                            : Stream.of(filled);
                })
                .toList();
    }

    /** An answer, or as much of a stream as comes within a few seconds. */
    private String read(KitAppliance appliance, String path) throws Exception {
        URI address = appliance.dashboard().resolve(path.replace("{", "%7B").replace("}", "%7D"));
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofInputStream());
        StringBuilder text = new StringBuilder();
        try (InputStream body = response.body()) {
            CompletableFuture<Void> all = CompletableFuture.runAsync(() -> append(body, text));
            try {
                all.get(LISTENED.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stream) {
                // It has no end.
            }
        }
        synchronized (text) {
            return text.toString();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(InputStream body, StringBuilder text) {
        byte[] bytes = new byte[8192];
        try {
            for (int length = body.read(bytes); length >= 0; length = body.read(bytes)) {
                synchronized (text) {
                    text.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException closed) {
            // Enough was read.
        }
    }
}
