package io.pipelineappliance.explore.topics;

/**
 * What has gone through a topic so far; differences of two are rates.
 *
 * @param records appended since the topic exists
 * @param bytesIn appended since the broker's start, or null when it does not tell
 * @param bytesOut read since the broker's start, or null when it does not tell
 */
record TopicCounters(long records, Long bytesIn, Long bytesOut) {}
