package io.pipelineappliance.explore.spark;

import java.util.List;

/**
 * The stream job over the last 15 minutes.
 *
 * @param everySeconds time between two samples, unless the appliance stood still
 * @param samples oldest first; 180 at most
 */
public record StreamHistoryView(long everySeconds, List<StreamSample> samples) {}
