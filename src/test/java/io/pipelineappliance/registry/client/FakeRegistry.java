package io.pipelineappliance.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The few requests of the API that clients of the pipeline send, from memory. It can be made to fail, and to go away. */
public final class FakeRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<String, Integer> registered = new LinkedHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final int port;
    private Answer always;
    private HttpServer server;

    private record Answer(int status, String body) {}

    public FakeRegistry() {
        this(0);
    }

    public FakeRegistry(int port) {
        this.server = listen(port);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listen(int number) {
        try {
            HttpServer listening =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 0);
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public RegistryAccess access() {
        return RegistryAccess.open(uri());
    }

    /** Puts a schema under a new id. */
    public synchronized int holds(SchemaType type, String schema, RegisteredSchema.Use... uses) {
        int id = lastId.incrementAndGet();
        holds("/schemas/ids/" + id, type, schema, uses);
        return id;
    }

    /** Puts a schema under a path. */
    public synchronized void holds(String path, SchemaType type, String schema, RegisteredSchema.Use... uses) {
        ObjectNode body = JSON.createObjectNode().put("schema", schema).put("id", lastId.get());
        if (type != SchemaType.AVRO) {
            body.put("schemaType", type.name());
        }
        for (RegisteredSchema.Use use : uses) {
            body.withArray("references")
                    .addObject()
                    .put("name", use.name())
                    .put("subject", use.subject())
                    .put("version", use.version());
        }
        answers.put("GET " + path, new Answer(200, body.toString()));
    }

    /** Answers a request, like {@code POST /subjects/a/versions}, in this way. */
    public synchronized void answers(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
    }

    /** Answers everything in this way; null ends that. */
    public synchronized void alwaysAnswers(int status, String body) {
        always = body == null ? null : new Answer(status, body);
    }

    /** What was asked for, like {@code GET /schemas/ids/1}. */
    public List<String> requests() {
        return requests;
    }

    /** The bodies of those requests that had one. */
    public List<String> bodies() {
        return bodies;
    }

    /** The header Authorization of each request that had one. */
    public List<String> credentials() {
        return credentials;
    }

    /** Listens no more. */
    public synchronized void goAway() {
        server.stop(0);
    }

    /** Listens again, on the same port. */
    public synchronized void comeBack() {
        server = listen(port);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String request = exchange.getRequestMethod() + ' ' + exchange.getRequestURI();
            requests.add(request);
            if (body.length > 0) {
                bodies.add(new String(body, UTF_8));
            }
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                credentials.add(authorization);
            }
            Answer answer = answer(request, body);
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer answer(String request, byte[] body) throws IOException {
        if (always != null) {
            return always;
        }
        Answer known = answers.get(request);
        if (known != null) {
            return known;
        }
        if (request.startsWith("POST ") && request.endsWith("/versions")) {
            JsonNode schema = JSON.readTree(body);
            int id = registered.computeIfAbsent(
                    request + schema,
                    newOne -> holds(
                            SchemaType.valueOf(schema.path("schemaType").asText("AVRO")),
                            schema.path("schema").asText()));
            return new Answer(200, "{\"id\":" + id + "}");
        }
        return new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }

    @Override
    public synchronized void close() {
        server.stop(0);
    }
}
