package io.pipelineappliance.spark;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the page of a standalone master tells programs. */
final class MasterPage {
    private static final Logger LOG = LoggerFactory.getLogger(MasterPage.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String ALIVE = "ALIVE";

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param address of the page, with a slash at its end */
    MasterPage(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    /**
     * The cluster's workers. A master remembers one that it has lost until it comes back on the same port, or about a quarter of an hour.
     *
     * @param alive how many serve
     * @param lost where the others are, as {@code host:port}
     */
    record Workers(int alive, List<String> lost) {}

    /** Nothing but who is known to be lost: none, where the page does not answer. */
    Workers workers() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("json/"))
                    .timeout(PATIENCE)
                    .build();
            return workers(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            LOG.debug("The page {} of the Spark master does not tell its workers", address, e);
            return new Workers(0, List.of());
        }
    }

    private static Workers workers(String json) throws IOException {
        int alive = 0;
        List<String> lost = new ArrayList<>();
        for (JsonNode worker : JSON.readTree(json).path("workers")) {
            if (worker.path("state").asText().equals(ALIVE)) {
                alive++;
            } else {
                lost.add(
                        worker.path("host").asText() + ":" + worker.path("port").asInt());
            }
        }
        return new Workers(alive, List.copyOf(lost));
    }
}
