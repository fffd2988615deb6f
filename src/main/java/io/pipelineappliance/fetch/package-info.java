/**
 * Asks a source for people and publishes them to the pipeline's topic: the DAG {@code fetch -> validate -> publish}.
 *
 * <p>{@link io.pipelineappliance.fetch.Fetcher} makes the DAG; when it runs, and what follows a failure, is the schedule's matter. The
 * answers of the source are stored with the run before anything is done with them. Whatever happens then, the people who are published
 * are the ones that the source sent, and a run that was cut off or cleared from {@code publish} publishes the very same ones. {@code
 * fetch} and {@code validate} do not need Kafka, so the first answer is there before Kafka is.
 *
 * <p>The real and the built-in source go through the same {@link io.pipelineappliance.fetch.SourceClient}, and nothing
 * here knows a field of a user: that is the {@link io.pipelineappliance.pipeline.Pipeline}'s matter.
 */
package io.pipelineappliance.fetch;
