package io.pipelineappliance.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLException;

/** Requests to a registry, each at one address after the other until one answers. Thread-safe. */
public final class RegistryHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_EXCERPT = 300;

    private final RegistryAccess access;
    private final Duration answerWithin;
    private final HttpClient client;
    private volatile int preferred;

    public RegistryHttp(RegistryAccess access) {
        this(access, ANSWER_WITHIN);
    }

    /** @param answerWithin how long each address may take */
    public RegistryHttp(RegistryAccess access, Duration answerWithin) {
        this.access = access;
        this.answerWithin = answerWithin;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .followRedirects(HttpClient.Redirect.NORMAL);
        if (!access.truststore().isEmpty()) {
            builder.sslContext(TrustedCertificates.in(access.truststore(), access.truststorePassword()));
        }
        this.client = builder.build();
    }

    /** A part of a path, whatever characters it has. */
    public static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** The answer to a GET. */
    public JsonNode get(String path) throws InterruptedException {
        return send("GET", path, null);
    }

    /** The answer to a POST of JSON. */
    public JsonNode post(String path, JsonNode body) throws InterruptedException {
        return send("POST", path, body);
    }

    /** The answer to a PUT of JSON. */
    public JsonNode put(String path, JsonNode body) throws InterruptedException {
        return send("PUT", path, body);
    }

    /** The answer to a DELETE. */
    public JsonNode delete(String path) throws InterruptedException {
        return send("DELETE", path, null);
    }

    /**
     * Asks each address until one does as asked. A refusal counts once nobody else has done better: of several registries one may
     * not have heard yet of what another has registered.
     */
    private JsonNode send(String method, String path, JsonNode body) throws InterruptedException {
        RegistryException worst = null;
        int first = preferred;
        for (int turn = 0; turn < access.addresses().size(); turn++) {
            int index = (first + turn) % access.addresses().size();
            try {
                JsonNode answer = ask(access.addresses().get(index), method, path, body);
                preferred = index;
                return answer;
            } catch (RegistryException failure) {
                worst = worst instanceof RegistryRefusal ? worst : failure;
            }
        }
        throw worst;
    }

    private JsonNode ask(URI address, String method, String path, JsonNode body) throws InterruptedException {
        try {
            return answer(address, client.send(request(address, method, path, body), BodyHandlers.ofByteArray()));
        } catch (SSLException failure) {
            throw new RegistryUnreachable(
                    "There is no TLS connection to the Schema Registry at " + address + " (" + reason(failure)
                            + "); give its certificate with schema-registry.truststore, or correct schema-registry.url",
                    failure);
        } catch (IOException failure) {
            throw new RegistryUnreachable(
                    "The Schema Registry at " + address + " does not answer (" + reason(failure)
                            + "); start it, or set schema-registry.url to where it is",
                    failure);
        }
    }

    private HttpRequest request(URI address, String method, String path, JsonNode body) {
        String base = address.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(answerWithin)
                .header("Accept", CONTENT_TYPE + ", application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", CONTENT_TYPE);
        }
        if (!access.user().isEmpty()) {
            byte[] credentials = (access.user() + ':' + access.password()).getBytes(UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request.build();
    }

    private static JsonNode answer(URI address, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw new RegistryRefusal(
                    "The Schema Registry at " + address + " lets nobody in like that (HTTP " + status
                            + "); check schema-registry.user and schema-registry.password",
                    status,
                    status);
        }
        JsonNode json = json(response.body());
        if (status < 300 && json != null) {
            return json;
        }
        String message = json == null ? "" : json.path("message").asText();
        boolean isRefusal = status >= 400 && status < SERVER_ERROR && status != TOO_MANY_REQUESTS;
        if (isRefusal && json != null && json.has("error_code")) {
            int code = json.path("error_code").asInt();
            throw new RegistryRefusal(
                    "The Schema Registry at " + address + " refuses that: " + oneLine(message) + " (" + code + ")",
                    status,
                    code);
        }
        throw new RegistryUnreachable(
                "What answers at " + address + " does not do so as a Schema Registry in order (HTTP " + status
                        + (message.isEmpty() ? "" : ", " + oneLine(message))
                        + "); look after it, or set schema-registry.url to where one is",
                null);
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null || json.isMissingNode() ? null : json;
        } catch (JsonProcessingException notJson) {
            return null;
        } catch (IOException impossibleInMemory) {
            throw new IllegalStateException(impossibleInMemory);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof HttpTimeoutException) {
            return "timed out";
        }
        if (failure instanceof ConnectException && failure.getMessage() == null) {
            return "connection refused";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : oneLine(failure.getMessage());
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST_EXCERPT ? line.substring(0, LONGEST_EXCERPT) + "…" : line;
    }
}
