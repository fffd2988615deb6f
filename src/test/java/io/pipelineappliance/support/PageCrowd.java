package io.pipelineappliance.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Many open pages of a dashboard at once: each follows the live status, and asks again and again for what pages show; some stop reading. */
public final class PageCrowd implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);
    private static final int SMALL_BUFFER = 4 << 10;

    private final URI dashboard;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final EventStreams streams = new EventStreams();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final List<Socket> silent = new ArrayList<>();
    private volatile boolean closing;

    /** @param dashboard its address */
    public PageCrowd(URI dashboard) {
        this.dashboard = dashboard;
    }

    /** More pages that follow the live status. */
    public PageCrowd follow(int pages) {
        for (int page = 0; page < pages; page++) {
            streams.open(dashboard, "/api/v1/events");
        }
        return this;
    }

    /**
     * From now on so many pages ask for each of these, evenly spread over the time.
     *
     * @param every between two times that one page asks for one path
     */
    public PageCrowd poll(int pages, List<String> paths, Duration every) {
        long asksPerRound = (long) pages * paths.size();
        AtomicLong next = new AtomicLong();
        clock.scheduleAtFixedRate(
                () -> ask(paths.get((int) (next.getAndIncrement() % paths.size()))),
                0,
                every.toNanos() / asksPerRound,
                TimeUnit.NANOSECONDS);
        return this;
    }

    private void ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(dashboard.resolve(path))
                .timeout(ANSWER_LIMIT)
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((response, failure) -> {
            if (!closing) {
                String outcome = failure == null ? outcome(response) : failure.getMessage() + " at " + path;
                outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
            }
        });
    }

    /** More pages that ask for the live status and then read nothing of it. */
    public PageCrowd stall(int pages) {
        for (int page = 0; page < pages; page++) {
            try {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(SMALL_BUFFER);
                socket.connect(new InetSocketAddress(InetAddress.getByName(dashboard.getHost()), dashboard.getPort()));
                socket.getOutputStream()
                        .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                silent.add(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /** Events that each page has heard. */
    public List<Long> events() {
        return streams.events();
    }

    /** Pages whose stream ended although they read it: why. */
    public List<String> lost() {
        return streams.lost();
    }

    private static String outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        return status == 200 ? "200" : status + " at " + response.uri().getPath() + ": " + response.body();
    }

    /** How many answers there were: with 200, or with another status and what was said with it, or failures. */
    public Map<String, Long> outcomes() {
        Map<String, Long> counts = new ConcurrentHashMap<>();
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
        return counts;
    }

    /** Of the pages that read nothing, those whose connection the dashboard has cut. To tell, they read; so this is for the end. */
    public long stalledAndDropped() {
        return silent.stream().filter(PageCrowd::isCut).count();
    }

    private static boolean isCut(Socket socket) {
        try {
            socket.setSoTimeout(500);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Override
    public void close() {
        closing = true;
        streams.close();
        clock.shutdownNow();
        threads.shutdownNow();
        for (Socket socket : silent) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
