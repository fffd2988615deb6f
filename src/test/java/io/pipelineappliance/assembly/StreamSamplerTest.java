package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.explore.spark.StreamHistory;
import io.pipelineappliance.explore.spark.StreamSample;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamSamplerTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final StreamHistory history = new StreamHistory();

    @Test
    void goesOnAfterASampleThatFailed() {
        try (StreamSampler sampler = new StreamSampler(this::sample, history)) {
            sampler.start(Duration.ZERO, Duration.ofMillis(5));
            await().until(() -> history.view().samples().size() >= 2);
        }
        assertThat(history.view().samples().get(0).lag()).as("the first failed").isEqualTo(2);
    }

    @Test
    void asksNobodyAfterItsEnd() {
        StreamSampler sampler = new StreamSampler(this::sample, history);
        sampler.start(Duration.ZERO, Duration.ofMillis(5));
        await().until(() -> asked.get() > 2);
        sampler.close();

        // One may have been under way.
        int last = asked.get() + 1;
        await().during(Duration.ofMillis(100)).until(() -> asked.get() <= last);
    }

    private StreamSample sample() {
        int number = asked.incrementAndGet();
        if (number == 1) {
            throw new IllegalStateException("no broker");
        }
        return new StreamSample(Instant.EPOCH, 0, 0, (long) number, null, null, 1);
    }
}
