package io.pipelineappliance.explore.topics;

/**
 * What of all topics is wanted.
 *
 * @param search part of the name in either case; empty for all
 * @param internal whether Kafka's own are wanted as well
 * @param sort by what
 * @param descending largest first
 * @param offset how many to leave out
 * @param limit how many at most
 */
public record TopicQuery(String search, boolean internal, TopicSort sort, boolean descending, int offset, int limit) {}
