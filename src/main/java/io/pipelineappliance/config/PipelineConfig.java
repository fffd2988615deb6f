package io.pipelineappliance.config;

/**
 * The topic of the pipeline.
 *
 * @param partitions partitions of the topic when it is created; default 2
 */
public record PipelineConfig(int partitions) {}
