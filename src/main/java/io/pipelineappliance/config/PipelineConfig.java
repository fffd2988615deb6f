package io.pipelineappliance.config;

/**
 * The topic of the pipeline.
 *
 * @param partitions partitions of the topic when it is created, 1 to 1000
 * @param format how the fetcher writes a record's value
 */
public record PipelineConfig(int partitions, Format format) {
    public PipelineConfig {
        new Requirements().range("partitions", partitions, 1, 1_000).verify();
    }

    /** The form of a value on the topic. */
    public enum Format {
        /** Plain JSON, with the id of its schema in a header. */
        JSON,
        /** Avro in Confluent's wire format. */
        AVRO
    }
}
