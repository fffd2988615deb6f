package io.pipelineappliance.config;

/**
 * The topic of the pipeline.
 *
 * @param partitions partitions of the topic when it is created, 1 to 1000
 */
public record PipelineConfig(int partitions) {
    public PipelineConfig {
        new Requirements().range("partitions", partitions, 1, 1_000).verify();
    }
}
