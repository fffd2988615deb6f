/**
 * What a {@link io.pipelineappliance.pipeline.Pipeline} is: a source's response, the records made of it, and the table
 * that they end in. The fetcher, the stream and the dashboard know this package alone; field names stand in one
 * subpackage for each pipeline, so that another pipeline is another subpackage. Executors load it: it depends on the
 * JDK and Jackson only.
 */
package io.pipelineappliance.pipeline;
