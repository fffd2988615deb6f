package io.pipelineappliance.assembly;

import io.pipelineappliance.explore.spark.StreamHistory;
import io.pipelineappliance.explore.spark.StreamSample;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples the stream job all the time, so that whoever looks sees what has been. It begins when the boot is over, mostly. */
final class StreamSampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSampler.class);
    private static final Duration FIRST_AFTER = Duration.ofSeconds(15);

    private final Supplier<StreamSample> source;
    private final StreamHistory history;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "stream-sampler");
        made.setDaemon(true);
        return made;
    });

    StreamSampler(Supplier<StreamSample> source, StreamHistory history) {
        this.source = source;
        this.history = history;
    }

    void start() {
        start(FIRST_AFTER, StreamHistory.EVERY);
    }

    void start(Duration firstAfter, Duration every) {
        thread.scheduleWithFixedDelay(this::sample, firstAfter.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sample() {
        try {
            history.add(source.get());
        } catch (RuntimeException e) {
            LOG.debug("no sample of the stream job now", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
