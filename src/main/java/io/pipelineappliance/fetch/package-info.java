/**
 * Asks a source for people on a schedule and publishes them to the pipeline's topic.
 *
 * <p>{@link io.pipelineappliance.fetch.Fetcher} is the component: a thread around a {@link
 * io.pipelineappliance.fetch.FetchCycle}, which knows what is due but has neither thread nor timer, so that tests drive
 * it by hand. Asking and publishing are two steps: the first response is asked for while Kafka still boots, and people
 * who could not be published wait and are published later, the very same ones, instead of being asked for again. One
 * batch waits at most; while it does, nothing new is asked for.
 *
 * <p>The real and the built-in source go through the same {@link io.pipelineappliance.fetch.SourceClient}, and nothing
 * here knows a field of a user: that is the {@link io.pipelineappliance.pipeline.Pipeline}'s matter.
 */
package io.pipelineappliance.fetch;
