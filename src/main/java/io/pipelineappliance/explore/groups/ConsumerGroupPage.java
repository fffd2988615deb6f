package io.pipelineappliance.explore.groups;

import java.util.List;

/**
 * A part of a list of groups.
 *
 * @param total how many match
 * @param offset how many of them are left out before these
 * @param groups the part
 * @param streamJob the stream job, which is no group but reads like one; null while its figures are not known
 */
public record ConsumerGroupPage(
        int total, int offset, List<ConsumerGroupSummary> groups, ConsumerGroupSummary streamJob) {}
