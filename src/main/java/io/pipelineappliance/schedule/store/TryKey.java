package io.pipelineappliance.schedule.store;

/**
 * Which try.
 *
 * @param run the run's number
 * @param number 1 for the first of the task
 */
public record TryKey(long run, String task, int number) {}
