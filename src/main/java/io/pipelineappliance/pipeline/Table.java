package io.pipelineappliance.pipeline;

import java.io.Serializable;
import java.util.List;

/**
 * A Cassandra table that a pipeline writes. The sink adds {@code ingested_at timestamp}, {@code kafka_partition int} and
 * {@code kafka_offset bigint}.
 *
 * @param keyspace the keyspace
 * @param name the table
 * @param primaryKey the one column of the primary key
 * @param columns the pipeline's own columns, the primary key among them
 */
public record Table(String keyspace, String name, String primaryKey, List<Column> columns) implements Serializable {

    /**
     * One column.
     *
     * @param name CQL name
     * @param type CQL type
     */
    public record Column(String name, String type) implements Serializable {}
}
