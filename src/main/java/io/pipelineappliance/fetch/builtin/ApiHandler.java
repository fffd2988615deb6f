package io.pipelineappliance.fetch.builtin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the API's requests. */
final class ApiHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final Set<String> PATHS = Set.of("/api", "/api/", "/api/1.4", "/api/1.4/");

    private final Clock clock;
    private final RequestLog log;
    private final Supplier<Optional<Refusal>> refusal;

    /** @param refusal what to answer instead, if anything */
    ApiHandler(Clock clock, RequestLog log, Supplier<Optional<Refusal>> refusal) {
        this.clock = clock;
        this.log = log;
        this.refusal = refusal;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            String query = exchange.getRequestURI().getRawQuery();
            String path = exchange.getRequestURI().getPath();
            log.add(new ServedRequest(clock.instant(), path, query == null ? "" : query, answer.status()));
            send(exchange, answer);
        }
    }

    private Answer answer(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (method.equals("OPTIONS")) {
            return new Answer(204, Map.of("Access-Control-Allow-Methods", METHODS), new byte[0]);
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            String sentence = "The built-in source answers GET, not " + method + ".";
            return Answer.error(405, sentence, Map.of("Allow", METHODS));
        }
        if (!PATHS.contains(path)) {
            return Answer.error(404, "There is nothing at " + path + "; ask /api/ or /api/1.4/.", Map.of());
        }
        return refusal.get()
                .map(Refusal::answer)
                .orElseGet(() -> people(exchange.getRequestURI().getRawQuery()));
    }

    private Answer people(String query) {
        try {
            ApiRequest request = ApiRequest.parse(QueryParameters.parse(query));
            LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
            return Answer.of(request, body(request, now));
        } catch (IOException | RuntimeException e) {
            LOG.error("The built-in source failed to answer the query {}", query, e);
            return Answer.error(500, "The built-in source failed; its log says why.", Map.of());
        }
    }

    private static byte[] body(ApiRequest request, LocalDateTime now) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(request.results() * 1300 + 256);
        if (request.callback().isPresent()) {
            body.writeBytes((request.callback().get() + "(").getBytes(StandardCharsets.UTF_8));
        }
        request.format().write(ApiResponse.document(request, now), body);
        if (request.callback().isPresent()) {
            body.writeBytes(");".getBytes(StandardCharsets.UTF_8));
        }
        return body.toByteArray();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Cache-Control", "no-cache");
        answer.headers().forEach(headers::set);
        boolean bodiless =
                answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
