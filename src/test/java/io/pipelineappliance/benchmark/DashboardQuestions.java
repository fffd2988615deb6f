package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a page of the dashboard asks for, over HTTP. Each answer is looked at whole, and a wrong one fails the benchmark. */
final class DashboardQuestions {
    private static final String MESSAGES = "/topics/" + DashboardLoad.TOPIC + "/messages";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;

    /** @param root of the API */
    DashboardQuestions(String root) {
        this.root = root;
    }

    /** The newest messages of all partitions, which must be those that were sent last, latest first. */
    void newest(int count, int records) throws IOException, InterruptedException {
        List<String> keys = new ArrayList<>();
        json(MESSAGES + "?order=NEWEST&limit=" + count)
                .get("messages")
                .forEach(message -> keys.add(message.at("/key/text").asText()));
        List<String> sent = new ArrayList<>();
        for (int number = records - 1; number >= records - count; number--) {
            sent.add(DashboardLoad.key(number));
        }
        Outcome.require("The newest messages", sent, keys);
    }

    /** Goes through the whole topic for a key. */
    void search(String key, int records) throws IOException, InterruptedException {
        String filter = URLEncoder.encode("key == \"" + key + "\"", StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        JsonNode end = null;
        String event = "";
        for (String line : lines(MESSAGES + "/search?limit=100&filter=" + filter)) {
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:") && event.equals("match")) {
                found.add(data(line).at("/key/text").asText());
            } else if (line.startsWith("data:") && event.equals("end")) {
                end = data(line);
            }
        }
        Outcome.require("The keys found", List.of(key), found);
        Outcome.require(
                "The end of the search",
                "COMPLETE",
                end == null ? "none" : end.get("end").asText());
        Outcome.require(
                "The messages searched", (long) records, end.get("scanned").asLong());
    }

    private static JsonNode data(String line) throws IOException {
        return JSON.readTree(line.substring("data:".length()));
    }

    /** Downloads messages as lines of JSON. */
    void export(int count) throws IOException, InterruptedException {
        Set<String> different = new TreeSet<>();
        for (String line : lines(MESSAGES + "/download?order=OLDEST&format=NDJSON&limit=" + count)) {
            JsonNode message = JSON.readTree(line);
            different.add(message.get("partition") + "/" + message.get("offset"));
        }
        Outcome.require("The messages exported", count, different.size());
    }

    /** The first page of topics, or all. */
    void topics(int limit, int total) throws IOException, InterruptedException {
        JsonNode page = json("/topics?limit=" + limit);
        Outcome.require("The topics listed", limit, page.get("topics").size());
        Outcome.requireAtLeast("All topics", total, page.get("total").asInt());
    }

    /** A page of groups, with members and lag. */
    void groups(int limit, int total) throws IOException, InterruptedException {
        JsonNode page = json("/consumer-groups?search=bench-group&limit=" + limit);
        Outcome.require("The groups listed", limit, page.get("groups").size());
        Outcome.require("All groups", total, page.get("total").asInt());
        for (JsonNode group : page.get("groups")) {
            if (group.get("lag").isNull()) {
                throw new BenchmarkFailed("The group " + group.get("name") + " has no lag");
            }
        }
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(String.join("\n", lines(path)));
    }

    private List<String> lines(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofMinutes(5))
                .build();
        HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            List<String> body = lines.toList();
            if (response.statusCode() != 200) {
                throw new BenchmarkFailed(path + " is answered " + response.statusCode() + " " + body);
            }
            return body;
        }
    }
}
