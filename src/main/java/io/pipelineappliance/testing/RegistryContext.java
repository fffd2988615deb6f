package io.pipelineappliance.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The subjects of one context.
 *
 * @param registry where the Schema Registry is
 * @param qualifier what their names begin with
 */
record RegistryContext(URI registry, String qualifier) {
    private static final int TIMEOUT_MILLIS =
            Math.toIntExact(Duration.ofSeconds(5).toMillis());

    /** Deletes all subjects for good. */
    void delete() {
        for (JsonNode subject : request("GET", "/subjects?subjectPrefix=" + encoded(qualifier))) {
            String path = "/subjects/" + encoded(subject.asText());
            request("DELETE", path);
            request("DELETE", path + "?permanent=true");
        }
    }

    private JsonNode request(String method, String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(registry + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return new ObjectMapper().readTree(connection.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
