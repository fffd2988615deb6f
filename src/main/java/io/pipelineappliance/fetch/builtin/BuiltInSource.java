package io.pipelineappliance.fetch.builtin;

import com.sun.net.httpserver.HttpServer;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves made-up people on loopback in the form of the randomuser.me API, version 1.4. The same seed, page and options
 * give the same people in every process; without a seed every request gives new ones.
 */
public final class BuiltInSource implements Component {
    private static final int THREADS = 2;
    private static final AtomicInteger THREAD_NUMBERS = new AtomicInteger();

    private final int port;
    private final Clock clock;
    private final RequestLog log = new RequestLog();
    private final NavigableMap<Long, Refusal> refusals = new ConcurrentSkipListMap<>();
    private final AtomicLong refusalNumbers = new AtomicLong();

    private HttpServer server;
    private ExecutorService threads;

    /**
     * Makes a source that does not listen yet.
     *
     * @param port on 127.0.0.1; 0 takes any free one
     */
    public BuiltInSource(int port) {
        this(port, Clock.systemUTC());
    }

    BuiltInSource(int port, Clock clock) {
        this.port = port;
        this.clock = clock;
    }

    @Override
    public synchronized void start() throws IOException {
        if (server != null) {
            throw new IllegalStateException("The built-in source is already started.");
        }
        HttpServer listening = listen();
        threads = Executors.newFixedThreadPool(THREADS, BuiltInSource::thread);
        listening.setExecutor(threads);
        listening.createContext("/", new ApiHandler(clock, log, this::refusal));
        listening.start();
        server = listening;
    }

    /**
     * Where to ask, such as {@code http://127.0.0.1:9022/api/}.
     *
     * @throws IllegalStateException before the start
     */
    public synchronized URI url() {
        if (server == null) {
            throw new IllegalStateException("The built-in source is not started.");
        }
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    }

    /** The latest 1000 requests, oldest first. */
    public List<ServedRequest> requests() {
        return log.latest();
    }

    /**
     * Answers so from now on, until the returned action is run; of several the newest counts.
     *
     * @return lets it serve people again
     */
    public Runnable refuse(Refusal refusal) {
        long number = refusalNumbers.incrementAndGet();
        refusals.put(number, refusal);
        return () -> refusals.remove(number);
    }

    private Optional<Refusal> refusal() {
        return Optional.ofNullable(refusals.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized Health check() {
        return server == null ? Health.down("The built-in source is not started.") : Health.up();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    private HttpServer listen() throws IOException {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (SocketException e) {
            throw new ApplianceException(
                    "The built-in source cannot listen on 127.0.0.1:" + port + " (" + e.getMessage()
                            + "): stop what uses the port, or give fetch.built-in-port another (0 takes any free one).",
                    e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "built-in-source-" + THREAD_NUMBERS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
