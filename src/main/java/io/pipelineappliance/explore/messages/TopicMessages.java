package io.pipelineappliance.explore.messages;

import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.registry.client.RegistryAccess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The messages of any topic. Connects to nobody before it is asked for something. Thread-safe. */
public final class TopicMessages implements AutoCloseable {
    /** Bytes of keys and values on one page; a page of large messages is a short one. */
    private static final long LARGEST_PAGE = 32 << 20;

    private final KafkaAccess kafka;
    private final MessageLimits limits;
    private final MaskedContent masked;
    private final SchemaLookup lookup;
    private final Contents contents;
    private final MessageSending sending;

    /**
     * @param kafka where it is and how to be let in
     * @param access how to reach the registry
     * @param masking what is hidden
     */
    public TopicMessages(KafkaAccess kafka, RegistryAccess access, Masking masking, MessageLimits limits) {
        this.kafka = kafka;
        this.limits = limits;
        this.masked = new MaskedContent(masking);
        this.lookup = new SchemaLookup(access);
        ParsedSchemas schemas = new ParsedSchemas(lookup);
        this.contents = new Contents(lookup, schemas, masked);
        this.sending = new MessageSending(kafka, new MessageEncoding(lookup, schemas), masked);
    }

    public MessageLimits limits() {
        return limits;
    }

    /** One page, in the order of time. */
    public MessagePage page(MessageQuery query, int limit) {
        try (TopicReader reader = open(query)) {
            List<PartitionRange> held = reader.held();
            List<PartitionRange> ranges = new MessageRanges(reader, query).of(held);
            Walk walk = new Walk(reader, ranges, query.order(), limit);
            MessageDecoding decoding = decoding(query);
            List<Message> messages = new ArrayList<>();
            long bytes = 0;
            while (messages.size() < limit && bytes < LARGEST_PAGE) {
                ConsumerRecord<byte[], byte[]> record = walk.next();
                if (record == null) {
                    break;
                }
                bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
                messages.add(decoding.of(record).shown(limits.shownCharacters()));
            }
            messages.sort(inOrder(query.order()));
            long total = ranges.stream().mapToLong(PartitionRange::size).sum();
            return new MessagePage(query.topic(), messages, PageCursor.of(walk.left()), total, held);
        }
    }

    /** Times may run backwards within a partition; a page is sorted all the same. */
    private static Comparator<Message> inOrder(ReadOrder order) {
        Comparator<Message> byTime =
                Comparator.comparing(Message::timestamp, Comparator.nullsFirst(Comparator.naturalOrder()));
        return order == ReadOrder.OLDEST
                ? byTime.thenComparing(Message::partition).thenComparing(Message::offset)
                : byTime.reversed()
                        .thenComparing(Message::partition)
                        .thenComparing(Message::offset, Comparator.reverseOrder());
    }

    /** One message, whole. */
    public Message message(String topic, int partition, long offset, MessageQuery formats) {
        return decoding(formats).of(record(topic, partition, offset)).shown(MessageLimits.WHOLE_CHARACTERS);
    }

    private ConsumerRecord<byte[], byte[]> record(String topic, int partition, long offset) {
        MessageQuery query = new MessageQuery(
                topic,
                Set.of(partition),
                ReadOrder.OLDEST,
                OptionalLong.of(offset),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        try (TopicReader reader = open(query)) {
            PartitionRange held = reader.held().get(0);
            ConsumerRecord<byte[], byte[]> record = offset < held.begin() || offset >= held.end()
                    ? null
                    : new Walk(reader, List.of(new PartitionRange(partition, offset, offset + 1)), ReadOrder.OLDEST, 1)
                            .next();
            if (record == null) {
                throw new NotFound(
                        "Partition %d of '%s' has no message at offset %d; it holds %d to %d, with gaps where some were compacted away."
                                .formatted(partition, topic, offset, held.begin(), held.end() - 1));
            }
            return record;
        }
    }

    /**
     * Prepares to go through the messages of a query; to be run, and closed.
     *
     * @param text that must be somewhere in a message
     * @param filter that it must fulfil
     * @param mostMatches ends it
     * @param bounds of this scan
     */
    public MessageScan scan(
            MessageQuery query,
            Optional<String> text,
            Optional<String> filter,
            long mostMatches,
            MessageLimits bounds) {
        MessageFilter compiled = MessageFilter.of(text, filter);
        TopicReader reader = open(query);
        try {
            List<PartitionRange> ranges = new MessageRanges(reader, query).of(reader.held());
            return new MessageScan(reader, ranges, query.order(), compiled, decoding(query), bounds, mostMatches);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Prepares to follow what comes to a topic from now on, or from the query's offset; to be run, and closed. */
    public MessageTail tail(MessageQuery query, Optional<String> text, Optional<String> filter) {
        MessageFilter compiled = MessageFilter.of(text, filter);
        TopicReader reader = open(query);
        try {
            return new MessageTail(reader, query, compiled, decoding(query), limits);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Sends a message. */
    public SentMessage send(String topic, NewMessage message) {
        requireTopic(topic, message.partition());
        return sending.send(topic, message);
    }

    /** Sends a copy of a message, with what is changed. */
    public SentMessage copy(String topic, int partition, long offset, CopyOrder order) {
        requireTopic(order.topic(), order.partition());
        return sending.copy(record(topic, partition, offset), order);
    }

    private void requireTopic(String topic, Integer partition) {
        TopicReader.open(kafka, topic, partition == null ? Set.of() : Set.of(partition), false)
                .close();
    }

    private TopicReader open(MessageQuery query) {
        return TopicReader.open(kafka, query.topic(), query.partitions(), query.committedOnly());
    }

    private MessageDecoding decoding(MessageQuery query) {
        return new MessageDecoding(contents, lookup, masked, query.keyFormat(), query.valueFormat());
    }

    @Override
    public void close() {
        sending.close();
    }
}
