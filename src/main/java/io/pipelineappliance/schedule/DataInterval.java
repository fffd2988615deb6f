package io.pipelineappliance.schedule;

import java.time.Instant;

/**
 * The time that a run stands for, as in Airflow: a scheduled run begins when its interval ends.
 *
 * @param start first moment that belongs to it
 * @param end first moment that does not
 */
public record DataInterval(Instant start, Instant end) {}
