package io.pipelineappliance.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a dashboard answered once, served again and again. Pages that look at it cost the machine what pages cost, and the appliance
 * nothing.
 */
final class RecordedDashboard implements AutoCloseable {
    private static final String STATUS = "/api/v1/status";
    private static final String EVENTS = "/api/v1/events";
    private static final int AS_IT_COMES = 0;
    private static final int MOST_TRIES = 30;

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final Queue<OutputStream> followers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final HttpServer server;

    /**
     * Records, and serves from then on.
     *
     * @param dashboard whose answers
     * @param paths what pages ask it for, besides the live status
     */
    RecordedDashboard(URI dashboard, List<String> paths) throws IOException, InterruptedException {
        for (String path : paths) {
            answers.put(path, answer(dashboard.resolve(path)));
        }
        byte[] event = ("data: " + new String(answer(dashboard.resolve(STATUS)), StandardCharsets.UTF_8) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        clock.scheduleAtFixedRate(() -> followers.removeIf(follower -> !tell(follower, event)), 1, 1, TimeUnit.SECONDS);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What has to be counted first is 503 for a moment, as for a page, which asks again. */
    private static byte[] answer(URI uri) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<byte[]> response = null;
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            response = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 503) {
                break;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        if (response.statusCode() != 200) {
            throw new BenchmarkFailed("%s answered %d.".formatted(uri, response.statusCode()));
        }
        return response.body();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        if (path.equals(EVENTS)) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, AS_IT_COMES);
            followers.add(exchange.getResponseBody());
            return;
        }
        byte[] answer = answers.get(path);
        exchange.sendResponseHeaders(200, answer.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(answer);
        }
    }

    private static boolean tell(OutputStream follower, byte[] event) {
        try {
            follower.write(event);
            follower.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }
}
