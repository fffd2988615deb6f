package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A source that answers what a test told it to, in that order, and the last answer for ever. */
final class FakeSource implements AutoCloseable {
    /** One user of the API who is good; the argument makes the UUID. */
    static String user(int number) {
        return """
            {"gender":"female","name":{"first":"First%1$d","last":"Last"},
            "location":{"street":{"number":1,"name":"Street"},"city":"City",
            "state":"State","country":"Country","postcode":%1$d},"email":"a@example.com",
            "login":{"uuid":"00000000-0000-4000-8000-%1$012d","username":"user"},
            "dob":{"date":"1974-04-18T01:47:47.691Z"},"registered":{"date":"2006-02-15T01:47:38.609Z"},"phone":"1",
            "picture":{"medium":"http://127.0.0.1/1.jpg"}}\
            """.formatted(number);
    }

    static String users(String... users) {
        return "{\"results\":[" + String.join(",", users) + "]}";
    }

    /** How to answer a request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    static Answer ok(String body) {
        return status(200, body);
    }

    static Answer status(int status, String body, String... headers) {
        return exchange -> {
            for (int index = 0; index < headers.length; index += 2) {
                exchange.getResponseHeaders().add(headers[index], headers[index + 1]);
            }
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<URI> requests = new CopyOnWriteArrayList<>();

    FakeSource(Answer... answers) {
        this(0, answers);
    }

    FakeSource(int port, Answer... answers) {
        this.answers.addAll(List.of(answers));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    List<URI> requests() {
        return requests;
    }

    void then(Answer answer) {
        answers.add(answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI());
        Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
        try (exchange) {
            answer.to(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
