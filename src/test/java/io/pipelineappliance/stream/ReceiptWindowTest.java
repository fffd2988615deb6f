package io.pipelineappliance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReceiptWindowTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private Instant now = START;
    private final ReceiptWindow window = new ReceiptWindow(START, new Now());

    @Test
    void itBeginsEmpty() {
        ReceiptWindow.Summary summary = window.summary();

        assertThat(summary.written()).isZero();
        assertThat(summary.recordsPerSecond()).isZero();
        assertThat(summary.latency()).isEmpty();
        assertThat(summary.firstWrittenAt()).isEmpty();
        assertThat(window.firstWrittenAt()).isEmpty();
        assertThat(summary.writtenOffsets()).isEmpty();
    }

    @Test
    void totalsAreSums() throws DataFormatException {
        add(receipt(0, 9, 10, 1, 2), Duration.ZERO);
        add(receipt(1, 4, 5, 0, 0), Duration.ofSeconds(1));

        ReceiptWindow.Summary summary = window.summary();
        assertThat(summary.written()).isEqualTo(15);
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(summary.retries()).isEqualTo(2);
        assertThat(summary.writtenOffsets()).containsOnly(Map.entry(0, 9L), Map.entry(1, 4L));
    }

    @Test
    void receiptsFromBeforeTheStartTellHowFarItCameButCountInNoTotal() throws DataFormatException {
        add(firstRowAt(START.minusSeconds(3)), Duration.ofSeconds(-3));
        add(receipt(0, 99, 100, 3, 0), Duration.ofSeconds(-2));

        ReceiptWindow.Summary summary = window.summary();
        assertThat(summary.written()).isZero();
        assertThat(summary.rejected()).isZero();
        assertThat(summary.firstWrittenAt()).isEmpty();
        assertThat(summary.writtenOffsets()).containsEntry(0, 99L);
    }

    @Test
    void theFirstRowIsTheFirstOneSinceTheStart() throws DataFormatException {
        add(receipt(0, 0, 0, 1, 0), Duration.ofSeconds(1));
        assertThat(window.firstWrittenAt()).as("a reject is no row").isEmpty();

        add(firstRowAt(START.plusSeconds(2)), Duration.ofSeconds(3));
        add(firstRowAt(START.plusSeconds(4)), Duration.ofSeconds(5));

        assertThat(window.firstWrittenAt()).hasValue(START.plusSeconds(2).toEpochMilli());
        assertThat(window.summary().firstWrittenAt()).isEqualTo(window.firstWrittenAt());
    }

    @Test
    void theRateIsOverTheLastTenSeconds() throws DataFormatException {
        add(receipt(0, 99, 100, 0, 0), Duration.ZERO);
        add(receipt(0, 149, 40, 10, 0), Duration.ofSeconds(8));

        assertThat(window.summary().recordsPerSecond()).isEqualTo(15.0);

        now = START.plusSeconds(11);
        assertThat(window.summary().recordsPerSecond()).isEqualTo(5.0);
        now = START.plusSeconds(19);
        assertThat(window.summary().recordsPerSecond()).isZero();
    }

    @Test
    void latencyIsOverTheLastFiveMinutes() throws DataFormatException {
        add(withLatency(100, 1_000), Duration.ZERO);
        add(withLatency(100, 10), Duration.ofMinutes(3));

        ReceiptWindow.Latency both = window.summary().latency().orElseThrow();
        assertThat(both.count()).isEqualTo(200);
        assertThat(both.p50()).isBetween(9.0, 11.0);
        assertThat(both.p99()).isBetween(990.0, 1_010.0);
        assertThat(both.max()).isBetween(1_000.0, 1_010.0);

        now = START.plus(Duration.ofMinutes(6));
        ReceiptWindow.Latency later = window.summary().latency().orElseThrow();
        assertThat(later.count()).isEqualTo(100);
        assertThat(later.max()).isBetween(10.0, 11.0);

        now = START.plus(Duration.ofMinutes(9));
        assertThat(window.summary().latency()).isEmpty();
    }

    @Test
    void theLastMinuteHasALatencyOfItsOwn() throws DataFormatException {
        add(withLatency(100, 1_000), Duration.ZERO);
        add(withLatency(1, 10), Duration.ofMinutes(2));
        assertThat(window.latencyOfTheLastMinute().orElseThrow().max()).isBetween(10.0, 11.0);

        now = START.plus(Duration.ofMinutes(4));
        assertThat(window.latencyOfTheLastMinute()).isEmpty();
        assertThat(window.summary().latency()).isPresent();
    }

    @Test
    void aReceiptThatIsALittleLateCountsAllTheSame() throws DataFormatException {
        add(withLatency(1, 5), Duration.ofSeconds(10));
        add(withLatency(1, 5), Duration.ofSeconds(9));

        assertThat(window.summary().latency().orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void theNewestKeysComeFirstAndEachOnce() throws DataFormatException {
        add(newest("b", "a"), Duration.ZERO);
        add(newest("a", "c"), Duration.ofSeconds(1));

        assertThat(window.summary().newest()).containsExactly("a", "c", "b");
    }

    @Test
    void noMoreThanTwentyKeysAreKept() throws DataFormatException {
        for (int number = 0; number < 30; number++) {
            add(newest("key " + number), Duration.ofSeconds(number));
        }

        assertThat(window.summary().newest())
                .containsExactlyElementsOf(IntStream.iterate(29, number -> number - 1)
                        .limit(20)
                        .mapToObj(number -> "key " + number)
                        .toList());
    }

    @Test
    void aReceiptWhoseHistogramIsUnreadableCountsInNothing() {
        Receipt broken = new Receipt(0, 9, 10, 0, 0, 1, new byte[] {1, 2, 3}, List.of("a"));

        assertThatThrownBy(() -> window.add(broken, START.toEpochMilli())).isInstanceOf(Exception.class);

        assertThat(window.summary().written()).isZero();
        assertThat(window.summary().newest()).isEmpty();
    }

    private void add(Receipt receipt, Duration afterStart) throws DataFormatException {
        now = START.plus(afterStart);
        window.add(receipt, now.toEpochMilli());
    }

    private static Receipt receipt(int partition, long offset, long records, long rejected, long retries) {
        return new Receipt(partition, offset, records, rejected, retries, 0, latency(records, 1), List.of());
    }

    private static Receipt firstRowAt(Instant at) {
        return new Receipt(0, 1, 1, 0, 0, at.toEpochMilli(), latency(1, 1), List.of());
    }

    private static Receipt withLatency(long records, long millis) {
        return new Receipt(0, 1, records, 0, 0, 0, latency(records, millis), List.of());
    }

    private static Receipt newest(String... keys) {
        return new Receipt(0, 0, keys.length, 0, 0, 0, latency(keys.length, 1), List.of(keys));
    }

    private static byte[] latency(long records, long millis) {
        Histogram histogram = new Histogram(PartitionReceipts.LONGEST_LATENCY_MILLIS, PartitionReceipts.LATENCY_DIGITS);
        histogram.recordValueWithCount(millis, records);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        return Arrays.copyOf(buffer.array(), histogram.encodeIntoCompressedByteBuffer(buffer));
    }

    private final class Now extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
