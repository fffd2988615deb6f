package io.pipelineappliance.schedule;

import java.time.LocalDate;
import java.util.Map;

/**
 * The runs of one day.
 *
 * @param date in UTC, of the starts of their intervals
 * @param runsByState how many runs are kept, by state
 */
public record DayView(LocalDate date, Map<RunState, Long> runsByState) {}
