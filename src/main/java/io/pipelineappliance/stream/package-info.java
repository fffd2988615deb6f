/**
 * The stream job: Structured Streaming from Kafka into Cassandra. It is what executors load, so it depends on the pipeline, Spark,
 * the Kafka clients and the Cassandra driver alone, and runs under plain {@code spark-submit} as well.
 *
 * <p>Delivery is at-least-once with an upsert by primary key. Spark commits its offsets when the tasks of an interval have ended;
 * {@link io.pipelineappliance.stream.CassandraSink} ends only when every write is acknowledged. What was written since the last
 * commit is written again after a crash, onto the same rows. Writes carry an explicit, rising timestamp, so that of two records
 * with one key the later in the partition wins, however their acknowledgements are ordered and however often one is retried.
 *
 * <p>Real-time mode reports progress once per interval only. What the sink did is therefore reported by the sink itself, as
 * {@link io.pipelineappliance.stream.Receipt receipts} on a small topic, about once a second, in both modes.
 */
package io.pipelineappliance.stream;
