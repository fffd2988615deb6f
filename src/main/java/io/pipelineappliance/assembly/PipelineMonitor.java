package io.pipelineappliance.assembly;

import io.pipelineappliance.cassandra.client.RowReader;
import io.pipelineappliance.kafka.KafkaTopics;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.stream.StreamStatistics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka and Cassandra for the figures of the pipeline when somebody wants to see them, once a second at most. Nobody looking
 * costs nothing; a Kafka or Cassandra that does not answer delays the page by a moment only, which then shows the last figures.
 */
final class PipelineMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineMonitor.class);
    private static final Duration FRESH = Duration.ofMillis(900);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Pipeline pipeline;
    private final KafkaTopics topics;
    private final RowReader rows;
    private final StreamStatistics statistics;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "pipeline-monitor");
        made.setDaemon(true);
        return made;
    });
    private volatile Optional<PipelineFigures> latest = Optional.empty();
    private volatile long refreshedAt;
    private Future<?> refresh;

    PipelineMonitor(Pipeline pipeline, KafkaTopics topics, RowReader rows, StreamStatistics statistics, Clock clock) {
        this.pipeline = pipeline;
        this.topics = topics;
        this.rows = rows;
        this.statistics = statistics;
        this.clock = clock;
    }

    /** Figures not older than a second if the systems answer at once, else the last there are. */
    Optional<PipelineFigures> figures() {
        if (clock.millis() - refreshedAt > FRESH.toMillis()) {
            await(refreshing());
        }
        return latest;
    }

    private synchronized Future<?> refreshing() {
        if (refresh == null || refresh.isDone()) {
            refresh = thread.submit(this::refresh);
        }
        return refresh;
    }

    private void refresh() {
        try {
            SortedMap<Integer, Long> begins = topics.beginOffsets(pipeline.topic());
            SortedMap<Integer, Long> ends = topics.endOffsets(pipeline.topic());
            long deadLetters = sum(topics.endOffsets(pipeline.deadLetterTopic()))
                    - sum(topics.beginOffsets(pipeline.deadLetterTopic()));
            latest = Optional.of(new PipelineFigures(begins, ends, deadLetters, newestRows()));
            refreshedAt = clock.millis();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the figures are not to be had now", e);
        }
    }

    private List<Map<String, Object>> newestRows() {
        try {
            return rows.rows(statistics.summary().newest());
        } catch (RuntimeException e) {
            LOG.debug("the newest rows are not to be had now", e);
            return latest.map(PipelineFigures::newestRows).orElse(List.of());
        }
    }

    private static long sum(SortedMap<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void await(Future<?> future) {
        try {
            future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("showing the last figures", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
