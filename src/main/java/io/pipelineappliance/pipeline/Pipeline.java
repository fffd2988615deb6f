package io.pipelineappliance.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * What one pipeline is: where its records come from, how they look on the topic and in which table they end. Everything
 * that knows field names is behind this interface. Stateless and serializable: executors get a copy.
 */
public interface Pipeline extends Serializable {
    /** Topic that carries the records; created when absent. */
    String topic();

    /** Topic for what cannot be parsed. */
    default String deadLetterTopic() {
        return topic() + ".dlq";
    }

    /** Topic on which the sink reports what it wrote. */
    default String receiptTopic() {
        return topic() + ".receipts";
    }

    /** Table that the records end in; created when absent. */
    Table table();

    /**
     * Reads a whole response of the source.
     *
     * @param response the parsed JSON
     * @param fetchedAt when the response came
     * @return the good records and what was wrong with each bad one
     * @throws MalformedResponse when the response as a whole has not the source's form
     */
    Extract extract(JsonNode response, Instant fetchedAt) throws MalformedResponse;

    /**
     * Reads one Kafka record into the values of {@link Table#columns()}, in their order, as the driver's types (UUID,
     * String, Instant). Strict: what a row could not hold exactly is malformed; fields that are unknown are ignored.
     * Called for every record on executors, so it must be quick.
     *
     * @param key the record's key, or null
     * @param value the record's value, or null
     * @throws MalformedRecord with the reason, for the dead letter topic
     */
    Object[] parse(byte[] key, byte[] value) throws MalformedRecord;

    /**
     * The same for a record that came in a binary form and is decoded already.
     *
     * @param key the record's key, or null
     * @param fields values by name: text as String, a time as milliseconds since the epoch or as text
     * @throws MalformedRecord with the reason, for the dead letter topic
     */
    Object[] convert(byte[] key, Map<String, ?> fields) throws MalformedRecord;

    /** Full name of a record, where schemas go by name. */
    String recordName();

    /** JSON Schema of the values; the same text every time, since a registry would take another for a new version. */
    String jsonSchema();

    /** Avro schema of the same fields, in the order of {@link Table#columns()}; the same text every time. */
    String avroSchema();
}
