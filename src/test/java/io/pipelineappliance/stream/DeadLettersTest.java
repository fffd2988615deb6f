package io.pipelineappliance.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadLettersTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final DeadLetters letters = new DeadLetters(producer, "people", "people.dlq");
    private final PartitionReceipts receipts = new PartitionReceipts(3);
    private final InFlight inFlight = new InFlight(1);

    @Test
    void theOriginalIsSentWithWhereItCameFromAndWhy() {
        send(Sources.withHeader("the key", "ü not json", "source"), "the value is not JSON");

        ProducerRecord<byte[], byte[]> letter = producer.history().get(0);
        assertThat(letter.topic()).isEqualTo("people.dlq");
        assertThat(letter.key()).isEqualTo("the key".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo("ü not json".getBytes(UTF_8));
        assertThat(letter.timestamp()).isEqualTo(Sources.PRODUCED_AT);
        assertThat(headers(letter))
                .containsExactly(
                        "source=before",
                        "dlq.topic=people",
                        "dlq.partition=3",
                        "dlq.offset=42",
                        "dlq.reason=the value is not JSON");
    }

    @Test
    void aRecordWithoutKeyAndValueIsALetterWithoutThem() {
        send(Sources.withHeader(null, null, "source"), "there is no value");

        assertThat(producer.history().get(0).key()).isNull();
        assertThat(producer.history().get(0).value()).isNull();
    }

    @Test
    void anAcknowledgedLetterIsCountedAndNoLongerUnderWay() {
        send(Sources.withHeader("key", "value", "source"), "bad");
        assertThat(receipts.next()).isEmpty();

        producer.completeNext();

        inFlight.awaitAll();
        Receipt receipt = receipts.next().orElseThrow();
        assertThat(receipt.rejected()).isEqualTo(1);
        assertThat(receipt.writtenOffset()).isEqualTo(42);
    }

    @Test
    void aLetterThatKafkaDoesNotTakeFailsTheTask() {
        send(Sources.withHeader("key", "value", "source"), "bad");

        producer.errorNext(new TimeoutException("expired"));

        assertThatExceptionOfType(SinkException.class)
                .isThrownBy(inFlight::awaitAll)
                .withMessage("expired");
        assertThat(receipts.next()).isEmpty();
    }

    @Test
    void aRecordThatIsTooLargeForTheTopicIsALetterThatSaysWhereItStands() {
        send(Sources.withHeader("key", "huge", "source"), "bad");

        producer.errorNext(new RecordTooLargeException("too large"));
        await().until(() -> producer.history().size() == 2);
        producer.completeNext();

        inFlight.awaitAll();
        ProducerRecord<byte[], byte[]> letter = producer.history().get(1);
        assertThat(letter.key()).isEqualTo("key".getBytes(UTF_8));
        assertThat(letter.value()).isNull();
        assertThat(headers(letter))
                .contains("dlq.partition=3", "dlq.offset=42")
                .anySatisfy(header -> assertThat(header).isEqualTo("dlq.reason=bad; its 4 bytes fit no dead letter"));
        assertThat(receipts.next().orElseThrow().rejected()).isEqualTo(1);
    }

    @Test
    void aRecordWhoseKeyAloneIsTooLargeFailsTheTask() {
        send(Sources.withHeader("key", null, "source"), "bad");

        producer.errorNext(new RecordTooLargeException("too large"));

        assertThatExceptionOfType(SinkException.class).isThrownBy(inFlight::awaitAll);
    }

    private void send(SourceRow source, String reason) {
        inFlight.begin();
        receipts.begin(source.offset());
        letters.send(source, reason, receipts, inFlight);
    }

    private static Stream<String> headers(ProducerRecord<byte[], byte[]> letter) {
        return Stream.of(letter.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), UTF_8));
    }
}
