/**
 * How records stand on the topic, and how their schemas are found: what the fetcher writes, and what the stream reads.
 *
 * <p>Plain JSON is a value that every consumer can read. The id of its schema travels in the header {@code __value_schema_id}, as
 * Confluent's clients write and read it since their version 8: one byte 0, then the id as four bytes, big-endian. Those clients so
 * find the schema by themselves, and all others may ignore it. Avro is Confluent's wire format, with the same five bytes before the
 * value.
 *
 * <p>The stream takes both, and JSON in the wire format as well, record by record. Avro is resolved from the schema it was written
 * with to the one that the table needs, so old and new versions stand side by side. A registry that does not answer is waited for,
 * as Cassandra is; a schema that it does not know is a reason for a dead letter.
 *
 * <p>Classes of Avro, of the schema validator and of the HTTP client are loaded with the first record that needs them: a start with
 * plain JSON does without.
 */
package io.pipelineappliance.format;
