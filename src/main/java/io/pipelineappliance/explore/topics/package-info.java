/**
 * Kafka's topics: listing them quickly however many they are, and changing them. A listing is a handful of requests over all topics, never
 * one for each; rates come from two listings, so that nothing is sampled while nobody looks.
 */
package io.pipelineappliance.explore.topics;
