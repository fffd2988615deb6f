package io.pipelineappliance.explore.topics;

/**
 * How long a topic keeps records.
 *
 * @param retentionMillis ms, or null for ever
 * @param retentionBytes of each partition, or null without limit
 * @param cleanupPolicy {@code delete}, {@code compact} or both
 */
record TopicLimits(Long retentionMillis, Long retentionBytes, String cleanupPolicy) {
    static final TopicLimits UNKNOWN = new TopicLimits(null, null, "unknown");
}
