package io.pipelineappliance.stream;

import static io.pipelineappliance.stream.StreamQuery.Mode.REAL_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamStatusTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void anOutageLastsFromTheFirstErrorToTheNextRun() {
        StreamStatus status = StreamStatus.notStarted(REAL_TIME)
                .runningIn(REAL_TIME, Optional.empty(), NOON)
                .failed("the table is gone", NOON.plusSeconds(10))
                .failed("no broker", NOON.plusSeconds(12))
                .runningIn(REAL_TIME, Optional.empty(), NOON.plusSeconds(15));

        assertThat(status.outages())
                .containsExactly(new StreamOutage(
                        NOON.plusSeconds(10),
                        "the table is gone",
                        2,
                        StreamOutage.Outcome.RECOVERED,
                        Optional.of(NOON.plusSeconds(15))));
        assertThat(status.lastError()).hasValue("no broker");
        assertThat(status.runningSince()).hasValue(NOON.plusSeconds(15));
    }

    @Test
    void aStopEndsAnOutageAndIsNoneItself() {
        StreamStatus stopped =
                StreamStatus.notStarted(REAL_TIME).failed("no broker", NOON).stopped(NOON.plusSeconds(1));
        assertThat(stopped.outages()).extracting(StreamOutage::outcome).containsExactly(StreamOutage.Outcome.STOPPED);

        StreamStatus later = stopped.runningIn(REAL_TIME, Optional.empty(), NOON.plusSeconds(2))
                .ended()
                .stopped(NOON.plusSeconds(3));
        assertThat(later.outages()).isEqualTo(stopped.outages());
        assertThat(later.running()).isFalse();
    }

    @Test
    void theLastFiftyAreKeptNewestFirst() {
        StreamStatus status = StreamStatus.notStarted(REAL_TIME);
        for (int number = 0; number < 60; number++) {
            status = status.failed("error " + number, NOON.plusSeconds(number))
                    .runningIn(REAL_TIME, Optional.empty(), NOON.plusSeconds(number));
        }

        List<String> reasons =
                status.outages().stream().map(StreamOutage::reason).toList();
        assertThat(reasons).hasSize(50).startsWith("error 59", "error 58").endsWith("error 10");
        assertThat(status.restarts()).isEqualTo(60);
    }
}
