package io.pipelineappliance.fetch.builtin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What the real service sends: 1000 responses, which lie beside the project where they are kept. */
final class RealResponses {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RealResponses() {}

    /** All responses; skips the test when they are not there. */
    static List<JsonNode> readOrSkip() throws IOException {
        Path file = Path.of(System.getProperty("shared.data", "../shared/data"), "randomuser-1.4.ndjson.gz");
        assumeTrue(Files.exists(file), () -> "the responses of the real service are not at " + file.toAbsolutePath());
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().map(RealResponses::parsed).toList();
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
