package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.config.StreamConfig;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.stream.ReceiptWindow;
import io.pipelineappliance.stream.StreamQuery;
import io.pipelineappliance.stream.StreamStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamViewTest {
    private static final Optional<Instant> SINCE = Optional.of(Instant.EPOCH);
    private static final Optional<SortedMap<Integer, Long>> NOT_KNOWN = Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "WAITING,  false, 0, WAITING",
        "STARTING, false, 0, STARTING",
        "RUNNING,  true,  0, RUNNING",
        "RUNNING,  true,  2, RUNNING",
        "FAILED,   false, 0, STARTING",
        "FAILED,   false, 2, RESTARTING",
        "STARTING, false, 2, RESTARTING",
        "STOPPING, false, 0, STOPPED",
        "STOPPED,  false, 2, STOPPED",
    })
    void theStateIsThatOfTheQueryAndElseThatOfItsPart(
            ComponentState part, boolean running, int restarts, Status.StreamState expected) {
        StreamStatus status = new StreamStatus(
                StreamQuery.Mode.REAL_TIME,
                Optional.empty(),
                running ? SINCE : Optional.empty(),
                restarts,
                Optional.empty(),
                List.of());

        assertThat(StreamView.of(part, status, written(Map.of()), NOT_KNOWN).state())
                .isEqualTo(expected);
    }

    @Test
    void lagIsWhatTheTopicHasBeyondTheWrittenOffsets() {
        Status.StreamStatus view = view(written(Map.of(0, 9L, 1, 4L)), Map.of(0, 15L, 1, 5L));

        assertThat(view.partitions())
                .containsExactly(
                        new Status.StreamPartitionStatus(0, 9L, 5L), new Status.StreamPartitionStatus(1, 4L, 0L));
        assertThat(view.lag()).isEqualTo(5);
    }

    @Test
    void anEmptyPartitionHasNoLagAlthoughNothingWasWritten() {
        assertThat(view(written(Map.of(0, 9L)), Map.of(0, 10L, 1, 0L)).lag()).isZero();
    }

    @Test
    void aPartitionWithoutAReceiptHasAnUnknownLagAndSoHasTheTopic() {
        Status.StreamStatus view = view(written(Map.of(0, 9L)), Map.of(0, 10L, 1, 3L));

        assertThat(view.partitions().get(1)).isEqualTo(new Status.StreamPartitionStatus(1, null, null));
        assertThat(view.lag()).isNull();
    }

    @Test
    void aReceiptThatIsAheadOfTheFiguresIsNoNegativeLag() {
        assertThat(view(written(Map.of(0, 20L)), Map.of(0, 15L)).lag()).isZero();
    }

    @Test
    void whileKafkaIsAwayTheLagIsUnknownAndTheTotalsAreShown() {
        Status.StreamStatus view = StreamView.of(
                ComponentState.RUNNING, running(Optional.empty(), Optional.empty()), written(Map.of(0, 1L)), NOT_KNOWN);

        assertThat(view.lag()).isNull();
        assertThat(view.partitions()).isEmpty();
        assertThat(view.written()).isEqualTo(7);
        assertThat(view.rejected()).isEqualTo(2);
        assertThat(view.retries()).isEqualTo(1);
        assertThat(view.recordsPerSecond()).isEqualTo(0.9);
    }

    @Test
    void whatIsSoNowComesBeforeAnErrorThatIsOver() {
        Optional<String> notice = Optional.of("too few slots");
        Optional<String> error = Optional.of("the table was gone");

        assertThat(remark(running(notice, error))).isEqualTo("too few slots");
        assertThat(remark(running(Optional.empty(), error))).isEqualTo("the table was gone");
        assertThat(remark(
                        new StreamStatus(StreamQuery.Mode.MICRO_BATCH, notice, Optional.empty(), 1, error, List.of())))
                .isEqualTo("the table was gone");
        assertThat(remark(running(Optional.empty(), Optional.empty()))).isNull();
    }

    @Test
    void theModeIsTheOneInWhichItRuns() {
        assertThat(StreamView.of(
                                ComponentState.RUNNING,
                                running(Optional.empty(), Optional.empty()),
                                written(Map.of()),
                                NOT_KNOWN)
                        .mode())
                .isEqualTo(StreamConfig.Mode.MICRO_BATCH);
    }

    private static Status.StreamStatus view(ReceiptWindow.Summary summary, Map<Integer, Long> ends) {
        return StreamView.of(
                ComponentState.RUNNING,
                running(Optional.empty(), Optional.empty()),
                summary,
                Optional.of(new TreeMap<>(ends)));
    }

    private static String remark(StreamStatus status) {
        return StreamView.of(ComponentState.RUNNING, status, written(Map.of()), NOT_KNOWN)
                .lastError();
    }

    private static StreamStatus running(Optional<String> notice, Optional<String> lastError) {
        return new StreamStatus(StreamQuery.Mode.MICRO_BATCH, notice, SINCE, 1, lastError, List.of());
    }

    private static ReceiptWindow.Summary written(Map<Integer, Long> offsets) {
        return new ReceiptWindow.Summary(7, 2, 1, 0.9, Optional.empty(), OptionalLong.empty(), offsets, List.of());
    }
}
