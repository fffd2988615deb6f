package io.pipelineappliance.explore.topics;

/** What was done to a topic: its name, and what is so now in one sentence. */
public record TopicChange(String topic, String done) {}
