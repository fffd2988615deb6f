package io.pipelineappliance.explore.groups;

import java.time.Instant;

/** A total lag in records at a moment. */
public record LagSample(Instant at, long lag) {}
