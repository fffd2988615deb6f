package io.pipelineappliance.dashboard.spark;

import com.sun.net.httpserver.HttpServer;
import io.pipelineappliance.explore.spark.SparkQuery;
import io.pipelineappliance.explore.spark.SparkSource;
import io.pipelineappliance.explore.spark.SparkView.LostSparkExecutor;
import io.pipelineappliance.explore.spark.SparkView.SparkExecutor;
import io.pipelineappliance.explore.spark.StreamHistory;
import io.pipelineappliance.explore.spark.StreamHistoryView;
import io.pipelineappliance.explore.spark.StreamRestart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A cluster whose master is a page of fixed text, and whatever else a test says. */
final class FakeSpark implements SparkSource, AutoCloseable {
    private static final String MASTER = """
            {"status": "ALIVE",
             "workers": [{"id": "worker-1", "host": "127.0.0.1", "port": 40001, "cores": 4, "coresused": 2,
                          "memory": 2048, "memoryused": 512, "state": "ALIVE", "lastheartbeat": 1769853600000}],
             "activeapps": [{"id": "app-1", "name": "pipeline-appliance", "cores": 2, "state": "RUNNING",
                             "starttime": 1769853600000}]}""";

    final List<SparkExecutor> executors = new ArrayList<>();
    final List<LostSparkExecutor> lost = new ArrayList<>();
    final List<StreamRestart> restarts = new ArrayList<>();
    final StreamHistory history = new StreamHistory();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer master;
    volatile Optional<SparkQuery> query = Optional.empty();
    volatile boolean runs = true;
    volatile boolean answers = true;

    FakeSpark() throws IOException {
        master = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        master.setExecutor(threads);
        master.createContext("/json/", exchange -> {
            if (!answers) {
                awaitClose();
            }
            byte[] body = MASTER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        master.start();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String masterUrl() {
        return "spark://127.0.0.1:7077";
    }

    @Override
    public Optional<String> masterUi() {
        return runs ? Optional.of("http://127.0.0.1:" + master.getAddress().getPort()) : Optional.empty();
    }

    @Override
    public String applicationUi() {
        return "http://127.0.0.1:4040";
    }

    @Override
    public List<SparkExecutor> executors() {
        return executors;
    }

    @Override
    public List<LostSparkExecutor> lostExecutors() {
        return lost;
    }

    @Override
    public Optional<SparkQuery> query() {
        return query;
    }

    @Override
    public List<StreamRestart> restarts() {
        return restarts;
    }

    @Override
    public StreamHistoryView history() {
        return history.view();
    }

    @Override
    public void close() {
        closed.countDown();
        master.stop(0);
        threads.shutdownNow();
    }
}
