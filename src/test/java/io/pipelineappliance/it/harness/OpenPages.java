package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pages that somebody left open: each follows the live status, and asks for one path again and again. Some stop reading after the first
 * bytes, as a browser on a machine that sleeps does.
 */
public final class OpenPages implements AutoCloseable {
    private static final int SMALL_WINDOW = 2_048;
    private static final Duration POLL = Duration.ofSeconds(5);

    private final int port;
    private final List<Socket> reading = new ArrayList<>();
    private final List<Socket> sleeping = new ArrayList<>();
    private final ScheduledExecutorService polls = Executors.newScheduledThreadPool(4);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean closed;

    /**
     * Opens them.
     *
     * @param paths that they ask for, in turn
     */
    public OpenPages(int port, int readingPages, int sleepingPages, List<String> paths) {
        this.port = port;
        for (int i = 0; i < readingPages; i++) {
            read(follow(reading, 64 * 1024));
            poll(paths.get(i % paths.size()), i);
        }
        for (int i = 0; i < sleepingPages; i++) {
            follow(sleeping, SMALL_WINDOW);
        }
    }

    /** Events that came, over all pages. */
    public long events() {
        return events.get();
    }

    /** Answers that came, over all pages. */
    public long answers() {
        return answers.get();
    }

    /** Streams that ended and requests that failed, of those who read. */
    public long failures() {
        return failures.get();
    }

    /** How many of those who do not read were let go of. */
    public long dropped() {
        return sleeping.stream().filter(OpenPages::hasEnded).count();
    }

    private Socket follow(List<Socket> pages, int window) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(window);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            String head = "GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            pages.add(socket);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Socket socket) {
        Thread reader = new Thread(null, () -> countEvents(socket), "open-page", 64 * 1024);
        reader.setDaemon(true);
        reader.start();
    }

    private void countEvents(Socket socket) {
        byte[] bytes = new byte[16 * 1024];
        try (InputStream input = socket.getInputStream()) {
            int length = input.read(bytes);
            for (byte last = 0; length >= 0; length = input.read(bytes)) {
                for (int i = 0; i < length; i++) {
                    if (bytes[i] == '\n' && last == '\n') {
                        events.incrementAndGet();
                    }
                    last = bytes[i];
                }
            }
            failures.incrementAndGet();
        } catch (IOException e) {
            if (!closed) {
                failures.incrementAndGet();
            }
        }
    }

    private void poll(String path, int page) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        long first = page * 37L % POLL.toMillis();
        polls.scheduleAtFixedRate(() -> ask(request), first, POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask(HttpRequest request) {
        client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            boolean fine = failure == null && answer.statusCode() == 200;
            (fine ? answers : failures).incrementAndGet();
        });
    }

    /** Reads what the system still holds for it, and then the end or nothing more. */
    private static boolean hasEnded(Socket socket) {
        try {
            socket.setSoTimeout(500);
            byte[] bytes = new byte[64 * 1024];
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            while (System.nanoTime() < until) {
                if (socket.getInputStream().read(bytes) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    @Override
    public void close() {
        closed = true;
        polls.shutdownNow();
        reading.forEach(OpenPages::close);
        sleeping.forEach(OpenPages::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
