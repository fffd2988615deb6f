package io.pipelineappliance.it.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pipelineappliance.it.harness.StablePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A source that serves each seed its own people, the same every time, and remembers whom it served; nobody once enough seeds came. */
public final class SeededSource implements AutoCloseable {
    private static final Pattern SEED = Pattern.compile("(?:^|&)seed=([^&]+)");
    private static final int PEOPLE = 3;

    private final HttpServer server;
    private final int most;
    private final Map<String, Integer> requests = new LinkedHashMap<>();
    private final Set<UUID> served = new HashSet<>();

    private SeededSource(HttpServer server, int most) {
        this.server = server;
        this.most = most;
    }

    /**
     * One that serves already.
     *
     * @param seeds how many of them get people
     */
    public static SeededSource of(int seeds) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), StablePorts.next());
        SeededSource source = new SeededSource(HttpServer.create(address, 0), seeds);
        source.server.createContext("/api/", source::answer);
        source.server.start();
        return source;
    }

    /** The address for {@code fetch.url}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
    }

    /** How often each seed was asked for. */
    public synchronized Map<String, Integer> requests() {
        return new LinkedHashMap<>(requests);
    }

    /** Everybody who was served. */
    public synchronized Set<UUID> served() {
        return new HashSet<>(served);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = people(exchange.getRequestURI().getQuery()).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized String people(String query) {
        Matcher seed = SEED.matcher(query);
        if (!seed.find()) {
            throw new IllegalArgumentException("no seed in " + query);
        }
        requests.merge(seed.group(1), 1, Integer::sum);
        boolean early = new ArrayList<>(requests.keySet()).indexOf(seed.group(1)) < most;
        List<UUID> people = IntStream.range(0, early ? PEOPLE : 0)
                .mapToObj(number -> UUID.nameUUIDFromBytes((seed.group(1) + number).getBytes(UTF_8)))
                .toList();
        served.addAll(people);
        return people.stream().map(SeededSource::person).collect(Collectors.joining(",", "{\"results\":[", "]}"));
    }

    private static String person(UUID id) {
        return """
            {"gender":"female","name":{"first":"First","last":"Last"},
            "location":{"street":{"number":1,"name":"Street"},"city":"City",
            "state":"State","country":"Country","postcode":1},"email":"a@example.com",
            "login":{"uuid":"%s","username":"user"},
            "dob":{"date":"1974-04-18T01:47:47.691Z"},"registered":{"date":"2006-02-15T01:47:38.609Z"},"phone":"1",
            "picture":{"medium":"http://127.0.0.1/1.jpg"}}\
            """.formatted(id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
