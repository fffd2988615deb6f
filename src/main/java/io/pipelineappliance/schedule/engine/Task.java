package io.pipelineappliance.schedule.engine;

import java.time.Duration;
import java.util.List;

/**
 * One step of a DAG.
 *
 * @param id its name, such as {@code publish}
 * @param after the tasks that it waits for
 * @param body what it does
 * @param retries how often it is tried
 * @param timeLimit bound on one try
 * @param endless whether the end of the time limit is no failure: the next try begins, however many there were
 */
public record Task(
        String id, List<String> after, TaskBody body, RetryPolicy retries, Duration timeLimit, boolean endless) {}
