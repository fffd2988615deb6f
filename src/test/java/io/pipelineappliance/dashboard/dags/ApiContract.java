package io.pipelineappliance.dashboard.dags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pipelineappliance.dashboard.Dashboard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The OpenAPI document as it is served, to hold answers against. */
public final class ApiContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** @param document the text of it */
    public ApiContract(String document) throws JsonProcessingException {
        this.document = JSON.readTree(document);
    }

    /** The document of this build, as every appliance of it serves it. */
    public static ApiContract ofThisBuild() {
        try (InputStream document = Dashboard.class.getResourceAsStream("openapi.json")) {
            return new ApiContract(new String(document.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the document allows this answer to that request. */
    public void check(String method, String path, int status, String contentType, String body)
            throws JsonProcessingException {
        String request = method + " " + path;
        Entry<String, JsonNode> described = pathOf(path);
        JsonNode operation = described.getValue().path(method.toLowerCase(Locale.ROOT));
        assertThat(operation.isObject()).as(request + " is described").isTrue();
        JsonNode response = resolved(operation.path("responses").path(String.valueOf(status)));
        assertThat(response.isObject())
                .as("%s may answer %d: %s", request, status, body)
                .isTrue();
        if (!response.has("content")) {
            return;
        }
        String type = contentType.replaceAll(";.*", "");
        JsonNode content = response.path("content").path(type);
        assertThat(content.isObject())
                .as("%s may answer %d as %s", request, status, type)
                .isTrue();
        if (type.equals("application/json") || type.endsWith("+json")) {
            assertThat(schema(content.path("schema")).validate(JSON.readTree(body)))
                    .as("%s answered %d: %s", request, status, body)
                    .isEmpty();
        }
    }

    /** The path of the document that has the most fixed parts of those that match. */
    private Entry<String, JsonNode> pathOf(String path) {
        return document.path("paths").properties().stream()
                .filter(candidate -> path.matches(pattern(candidate.getKey())))
                .min((one, other) -> Long.compare(variables(one.getKey()), variables(other.getKey())))
                .orElseThrow(() -> new AssertionError(path + " is not described"));
    }

    private static long variables(String template) {
        return template.chars().filter(character -> character == '{').count();
    }

    private static String pattern(String template) {
        return Arrays.stream(template.split("/", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .reduce((one, other) -> one + "/" + other)
                .orElseThrow();
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private Schema schema(JsonNode node) {
        return schemas.computeIfAbsent(node.toString(), key -> {
            ObjectNode whole = document.deepCopy();
            whole.setAll((ObjectNode) node);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(whole);
        });
    }
}
