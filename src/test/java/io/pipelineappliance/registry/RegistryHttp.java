package io.pipelineappliance.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A registry as any HTTP client sees it. */
public final class RegistryHttp {
    public static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final int port;
    private final String address;

    public RegistryHttp(int port) {
        this.port = port;
        this.address = "http://127.0.0.1:" + port;
    }

    /** What came back. */
    public record Answer(int status, String contentType, String body) {
        /** As a tree. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }

        /** The code of an error, 0 for none. */
        public int errorCode() {
            return json().path("error_code").asInt();
        }

        /** The same, which must have succeeded. */
        public Answer ok() {
            assertThat(status).as(body).isBetween(200, 204);
            return this;
        }

        /** The same, which must be this error with the HTTP status that belongs to it. */
        public Answer error(int code) {
            assertThat(json().path("error_code").asInt()).as(body).isEqualTo(code);
            assertThat(status).as(body).isEqualTo(code < 1000 ? code : code / 100);
            assertThat(json().path("message").asText()).isNotBlank();
            assertThat(contentType).isEqualTo(CONTENT_TYPE);
            return this;
        }
    }

    /** On loopback. */
    int port() {
        return port;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String body) {
        return send(request(path).header("Content-Type", CONTENT_TYPE).POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) {
        return send(request(path).header("Content-Type", CONTENT_TYPE).PUT(BodyPublishers.ofString(body)));
    }

    /** A request of the test's own making. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Registers and returns the id. */
    public int register(String subject, ObjectNode schema) {
        return post("/subjects/" + encoded(subject) + "/versions", schema.toString())
                .ok()
                .json()
                .path("id")
                .asInt();
    }

    /** A body with an Avro schema. */
    public static ObjectNode avro(String schema) {
        return JSON.createObjectNode().put("schema", schema);
    }

    /** A body with a JSON Schema. */
    public static ObjectNode jsonSchema(String schema) {
        return avro(schema).put("schemaType", "JSON");
    }

    /** A body with a Protobuf file. */
    public static ObjectNode protobuf(String schema) {
        return avro(schema).put("schemaType", "PROTOBUF");
    }

    /** The same with a reference. */
    public static ObjectNode referring(ObjectNode schema, String name, String subject, int version) {
        ArrayNode references = schema.withArray("references");
        references.addObject().put("name", name).put("subject", subject).put("version", version);
        return schema;
    }

    /** A subject as it stands in a path. */
    public static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
