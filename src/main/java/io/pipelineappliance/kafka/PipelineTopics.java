package io.pipelineappliance.kafka;

import io.pipelineappliance.config.PipelineConfig;
import java.util.List;
import java.util.Map;

/** The three topics of a pipeline, as they are made where they are absent. */
public final class PipelineTopics {
    private PipelineTopics() {}

    /**
     * All three, by their names.
     *
     * @param copies of each partition; -1 leaves that to the brokers
     */
    public static List<Topic> of(
            String topic, String deadLetterTopic, String receiptTopic, PipelineConfig config, short copies) {
        return List.of(
                records(topic, config.partitions(), copies),
                deadLetters(deadLetterTopic, copies),
                receipts(receiptTopic, copies));
    }

    /**
     * Kept without limit. Until a record is a row the topic holds its only copy, and the appliance may stand still for
     * longer than any limit: the first thing that a broker does after a long pause is to delete what is too old,
     * streamed or not. Whoever produces more than the disk holds sets {@code retention.ms} on the topic.
     */
    private static Topic records(String name, int partitions, short copies) {
        return new Topic(name, partitions, copies, Map.of("retention.ms", "-1", "retention.bytes", "-1"));
    }

    /**
     * Kept without limit too, in one order; larger records than elsewhere, since each carries another one and its
     * reason.
     */
    private static Topic deadLetters(String name, short copies) {
        return new Topic(
                name,
                1,
                copies,
                Map.of("retention.ms", "-1", "retention.bytes", "-1", "max.message.bytes", String.valueOf(2 << 20)));
    }

    /** Of use for some minutes only; whole segments are deleted, so these are small. */
    private static Topic receipts(String name, short copies) {
        return new Topic(
                name,
                1,
                copies,
                Map.of("retention.ms", "900000", "segment.ms", "300000", "segment.bytes", String.valueOf(1 << 20)));
    }
}
