package io.pipelineappliance.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * What to measure.
 *
 * @param rates records per second
 * @param warmUp before all
 * @param duration of each rate
 * @param backlog records for the throughput
 */
record LatencyPlan(List<Integer> rates, Duration warmUp, Duration duration, long backlog) {}
