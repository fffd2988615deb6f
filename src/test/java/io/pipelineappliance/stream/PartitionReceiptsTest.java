package io.pipelineappliance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PartitionReceiptsTest {
    private final PartitionReceipts receipts = new PartitionReceipts(3);

    @Test
    void nothingHappenedIsNoReceipt() {
        receipts.begin(0);

        assertThat(receipts.next()).isEmpty();
    }

    @Test
    void aReceiptCountsWhatHappenedSinceTheLast() {
        write(0, "a");
        write(1, "b");
        receipts.begin(2);
        receipts.rejected(2);
        receipts.retried();

        Receipt receipt = receipts.next().orElseThrow();

        assertThat(receipt.partition()).isEqualTo(3);
        assertThat(receipt.records()).isEqualTo(2);
        assertThat(receipt.rejected()).isEqualTo(1);
        assertThat(receipt.retries()).isEqualTo(1);
        assertThat(receipt.writtenOffset()).isEqualTo(2);
        assertThat(receipt.firstWrittenAt()).isPositive();
        assertThat(receipts.next()).isEmpty();
    }

    @Test
    void theWrittenOffsetStopsBeforeTheFirstThatIsStillUnderWay() {
        IntStream.range(10, 15).forEach(receipts::begin);
        acknowledge(10, "a");
        acknowledge(14, "e");
        acknowledge(12, "c");

        assertThat(receipts.next().orElseThrow().writtenOffset()).isEqualTo(10);

        acknowledge(11, "b");
        assertThat(receipts.next().orElseThrow().writtenOffset()).isEqualTo(12);
        receipts.rejected(13);
        assertThat(receipts.next().orElseThrow().writtenOffset()).isEqualTo(14);
    }

    @Test
    void aReplayForgetsWhatItsFirstTryLeftUnderWay() {
        IntStream.range(0, 10).forEach(receipts::begin);
        acknowledge(9, "late");
        receipts.next();

        write(5, "again");
        write(6, "again too");

        assertThat(receipts.next().orElseThrow().writtenOffset()).isEqualTo(6);
    }

    @Test
    void anAcknowledgementOfAnEarlierTryIsNoHarm() {
        receipts.begin(5);
        receipts.begin(5);
        acknowledge(5, "first try");
        acknowledge(5, "second try");

        Receipt receipt = receipts.next().orElseThrow();
        assertThat(receipt.writtenOffset()).isEqualTo(5);
        assertThat(receipt.records()).isEqualTo(2);
    }

    @Test
    void retriesAloneAreToldToo() {
        receipts.begin(0);
        receipts.retried();

        Receipt receipt = receipts.next().orElseThrow();
        assertThat(receipt.retries()).isEqualTo(1);
        assertThat(receipt.writtenOffset()).as("nothing is written yet").isEqualTo(-1);
        assertThat(receipt.firstWrittenAt()).isZero();
    }

    @Test
    void latencyIsFromTheProducersTimestampToNow() throws DataFormatException {
        long now = System.currentTimeMillis();
        receipts.begin(0);
        receipts.written(Sources.producedAt(now - 5_000, 0), "a");

        Histogram latency = latency(receipts.next().orElseThrow());
        assertThat(latency.getTotalCount()).isEqualTo(1);
        assertThat(latency.getMinNonZeroValue()).isBetween(4_900L, 20_000L);
    }

    @Test
    void clocksThatDifferAndRecordsFromLongAgoAreMeasuredAsFarAsTheScaleGoes() throws DataFormatException {
        receipts.begin(0);
        receipts.written(Sources.producedAt(System.currentTimeMillis() + 60_000, 0), "from the future");
        receipts.begin(1);
        receipts.written(Sources.producedAt(0, 1), "from 1970");

        Histogram latency = latency(receipts.next().orElseThrow());
        assertThat(latency.getTotalCount()).isEqualTo(2);
        assertThat(latency.getValueAtPercentile(1)).isZero();
        assertThat(latency.getMaxValue()).isGreaterThanOrEqualTo(PartitionReceipts.LONGEST_LATENCY_MILLIS);
    }

    @Test
    void theNewestTwentyKeysAreToldNewestFirst() {
        IntStream.range(0, 25).forEach(offset -> write(offset, "key " + offset));

        assertThat(receipts.next().orElseThrow().newest())
                .hasSize(20)
                .startsWith("key 24", "key 23")
                .endsWith("key 5");
    }

    private void write(long offset, String primaryKey) {
        receipts.begin(offset);
        acknowledge(offset, primaryKey);
    }

    private void acknowledge(long offset, String primaryKey) {
        receipts.written(Sources.at(3, offset), primaryKey);
    }

    private static Histogram latency(Receipt receipt) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(receipt.latency()), 0);
    }
}
