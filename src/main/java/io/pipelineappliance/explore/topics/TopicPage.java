package io.pipelineappliance.explore.topics;

import java.util.List;

/** A part of a list of topics: how many match in all, where the part begins, and the part. */
public record TopicPage(int total, int offset, List<TopicSummary> topics) {}
