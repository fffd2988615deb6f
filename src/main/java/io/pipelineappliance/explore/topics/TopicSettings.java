package io.pipelineappliance.explore.topics;

import java.util.List;

/** All settings of a topic, by name: some tens of them. */
public record TopicSettings(String topic, int total, List<TopicSetting> settings) {}
