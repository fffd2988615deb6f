package io.pipelineappliance.schedule;

import java.util.List;

/**
 * Some of the runs, the newest interval first.
 *
 * @param runs at most as many as asked for
 * @param total how many fit the filter in all
 */
public record RunPage(List<RunView> runs, long total) {}
