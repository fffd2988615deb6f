package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private final SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now(), false);
    private final AtomicInteger taken = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();
    private volatile int logLength = 0;
    private Dashboard dashboard;

    @BeforeEach
    void start() {
        dashboard = TestDashboard.impatient(this::status, new FakeDags(), Duration.ofSeconds(2));
        dashboard.start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        dashboard.close();
    }

    @Test
    void theStatusComesAtOnceAndThenEverySecond() throws Exception {
        BufferedReader events = listen();

        Instant first = nextEvent(events);
        Instant second = nextEvent(events);
        Instant third = nextEvent(events);

        // Every second: never much sooner. How much later it can be is the machine's affair.
        assertThat(second).isAfter(first);
        assertThat(Duration.between(second, third)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void tenStatusesInASecondServeAnyNumberOfListeners() throws Exception {
        List<BufferedReader> listeners = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            listeners.add(listen());
        }
        for (BufferedReader listener : listeners) {
            nextEvent(listener);
        }
        int before = taken.get();

        for (BufferedReader listener : listeners) {
            nextEvent(listener);
            nextEvent(listener);
        }

        // Two rounds of two, and the third begun: not two for each of the fifty.
        assertThat(taken.get() - before).isLessThanOrEqualTo(8);
        assertThat(threads("dashboard")).isLessThan(20);
    }

    @Test
    void listenersAreToldOneAfterAnotherWithinTheSecond() throws Exception {
        List<BufferedReader> listeners = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            listeners.add(listen());
        }
        for (BufferedReader listener : listeners) {
            nextEvent(listener);
        }

        Set<Instant> statuses = ConcurrentHashMap.newKeySet();
        ExecutorService ears = Executors.newFixedThreadPool(listeners.size());
        List<Long> heardAt = new ArrayList<>();
        for (Future<Long> heard : ears.invokeAll(listeners.stream()
                .<Callable<Long>>map(listener -> () -> {
                    statuses.add(nextEvent(listener));
                    return System.nanoTime();
                })
                .toList())) {
            heardAt.add(heard.get());
        }
        ears.shutdown();

        assertThat(Duration.ofNanos(Collections.max(heardAt) - Collections.min(heardAt)))
                .as("time from the first who was told to the last")
                .isGreaterThan(Duration.ofMillis(500));
        assertThat(statuses).as("statuses that several share").hasSizeBetween(2, 4);
    }

    @Test
    void whoLeavesIsForgottenAndTheLastOneEndsTheThread() throws Exception {
        BufferedReader events = listen();
        nextEvent(events);
        nextEvent(events);
        assertThat(dashboard.listeners()).isEqualTo(1);
        assertThat(threads("dashboard-events")).isEqualTo(1);

        sockets.get(0).close();

        await().atMost(Duration.ofSeconds(10)).until(() -> dashboard.listeners() == 0);
        await().atMost(Duration.ofSeconds(10)).until(() -> threads("dashboard-events") == 0);
    }

    @Test
    void whoStopsReadingIsLetGoAndHoldsUpNobody() throws Exception {
        logLength = 2_000_000;
        listen();
        await().until(() -> dashboard.listeners() == 1);
        BufferedReader reader = listen();

        Instant begin = nextEvent(reader);
        for (int i = 0; i < 3; i++) {
            Instant next = nextEvent(reader);
            assertThat(Duration.between(begin, next)).isLessThan(Duration.ofMillis(2_500));
            begin = next;
        }

        await().atMost(Duration.ofSeconds(10)).pollDelay(Duration.ZERO).until(() -> {
            nextEvent(reader);
            return dashboard.listeners() == 1;
        });
    }

    @Test
    void closingTheDashboardEndsTheStreams() throws Exception {
        BufferedReader events = listen();
        nextEvent(events);

        dashboard.close();

        await().atMost(Duration.ofSeconds(5)).until(() -> ended(events));
        assertThat(dashboard.listeners()).isZero();
    }

    private Status status() {
        taken.incrementAndGet();
        Status status = pipeline.get();
        List<Status.ComponentStatus> components = new ArrayList<>(status.components());
        components.add(new Status.ComponentStatus(
                "big",
                "Big",
                ComponentState.RUNNING,
                null,
                null,
                null,
                List.of(),
                1L,
                1L,
                List.of("x".repeat(logLength)),
                false));
        return new Status(
                status.version(),
                status.startedAt(),
                status.now(),
                status.dataDir(),
                status.state(),
                components,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private BufferedReader listen() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16_384);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", dashboard.port()));
        sockets.add(socket);
        socket.getOutputStream()
                .write("GET /api/v1/events HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private Instant nextEvent(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = events.readLine();
        }
        assertThat(line).as("an event, not the end of the stream").isNotNull();
        JsonNode status = new ObjectMapper().readTree(line.substring("data: ".length()));
        return Instant.parse(status.get("now").asText());
    }

    private static boolean ended(BufferedReader events) {
        try {
            return events.readLine() == null;
        } catch (IOException e) {
            return true;
        }
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }
}
