package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.it.harness.JvmProbe;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import io.pipelineappliance.support.PageCrowd;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** 200 open pages with live streams, and some that stop reading, while records flow. What they cost the latency is in bin/bench-pages. */
public class OpenPagesIT {
    private static final int PAGES = 200;
    private static final int STALLED = 20;
    private static final Duration DURATION = Duration.ofSeconds(TestSize.of(45, 600));
    private static final int RECORDS_PER_SECOND = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long MEBIBYTE = 1 << 20;

    /** What 200 pages with some 450 connections may hold in all, of a heap of 1 GiB; what the pipeline itself holds varies as well. */
    private static final long HEAP_OF_PAGES = 96 * MEBIBYTE;

    /** In the names of the web server's threads, of those who wait for other systems, and of the clients of these. */
    private static final String DASHBOARD = "dashboard";

    private static final long THREADS_OF_PAGES = 80;
    private static final long SPARE = 20;

    /** What the pages ask for besides the live status. */
    public static final List<String> POLLED = List.of(
            "/api/v1/dags",
            "/api/v1/dags/users_created/runs?limit=24",
            "/api/v1/topics",
            "/api/v1/consumer-groups",
            "/api/v1/schemas/defaults",
            "/api/v1/schemas/subjects",
            "/api/v1/spark",
            "/api/v1/table/newest",
            "/api/v1/table/statistics",
            "/api/v1/cluster",
            "/api/v1/zookeeper",
            "/api/v1/system");

    /** Between two times that each page asks for all of them: it shows one area, and asks for two of them in 4 s. */
    public static final Duration EVERY = Duration.ofSeconds(2).multipliedBy(POLLED.size());

    @Test
    void holdBoundedMemoryLoseNothingAndSlowReadersAreDropped() {
        try (RunningAppliance appliance = RunningAppliance.named("open-pages").start()) {
            RecordBatch batch = RecordBatch.ofGoodOnes((int) DURATION.toSeconds() * RECORDS_PER_SECOND);
            try (BatchProducer sending = BatchProducer.send(batch, appliance.topic(), RECORDS_PER_SECOND)) {
                lookAtIt(appliance);
                sending.awaitAll(PATIENCE);
            }
            Arrival arrival = new Arrival(appliance, batch);
            arrival.awaitAll();
            arrival.assertRowsAreExact();
        }
    }

    /** What the pages hold is told by what is free once they are closed: the heap of the pipeline grows and shrinks by itself. */
    private static void lookAtIt(RunningAppliance appliance) {
        JvmProbe jvm = new JvmProbe(appliance.process().pid());
        long threadsBefore = jvm.threads(DASHBOARD);
        long heap;
        try (PageCrowd crowd = new PageCrowd(URI.create("http://127.0.0.1:" + appliance.port("dashboard.port")))) {
            crowd.follow(PAGES).stall(STALLED).poll(PAGES, POLLED, EVERY);
            RandomMoments.passExactly(DURATION);

            assertThat(crowd.lost()).as("pages that were cut off").isEmpty();
            assertThat(crowd.events())
                    .as("events that each page heard")
                    .allSatisfy(events -> assertThat(events).isGreaterThan(DURATION.toSeconds() / 2));
            assertThat(crowd.outcomes().keySet()).as("answers").isEqualTo(Set.of("200"));
            assertThat(jvm.threads(DASHBOARD)).as("threads").isBetween(threadsBefore, THREADS_OF_PAGES);
            assertThat(crowd.stalledAndDropped())
                    .as("readers that read nothing and were let go")
                    .isEqualTo(STALLED);
            heap = jvm.heapAfterCollection();
        }
        await("threads of pages that are gone")
                .atMost(PATIENCE)
                .until(() -> jvm.threads(DASHBOARD) < threadsBefore + SPARE);
        assertThat(heap - jvm.heapAfterCollection())
                .as("heap that %d pages held", PAGES)
                .isLessThan(HEAP_OF_PAGES);
    }
}
