package io.pipelineappliance.explore.groups;

/**
 * Which groups are wanted.
 *
 * @param search part of the name in either case; empty for all
 * @param sort by what
 * @param descending from the end
 * @param offset how many to leave out
 * @param limit how many at most
 */
public record ConsumerGroupQuery(String search, ConsumerGroupSort sort, boolean descending, int offset, int limit) {}
