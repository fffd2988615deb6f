package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.store.ScheduleStore;
import java.time.Clock;

/**
 * What the parts of the engine share.
 *
 * @param store what is remembered
 * @param clock now
 * @param timer has things happen on that clock
 * @param changes beats when a run, a task or a try changes its state, or a log gets a line
 */
record Workshop(ScheduleStore store, Clock clock, Timer timer, Pulse changes) {}
