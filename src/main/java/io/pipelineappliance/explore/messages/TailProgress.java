package io.pipelineappliance.explore.messages;

/**
 * What a tail has seen.
 *
 * @param scanned messages that came
 * @param skipped those that were wanted, but came faster than they are given
 */
public record TailProgress(long scanned, long skipped) {}
