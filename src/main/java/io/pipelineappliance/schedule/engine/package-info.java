/**
 * The engine behind {@link io.pipelineappliance.schedule.Dags}.
 *
 * <p>What a run is at stands in the store before anything follows from it, so that the end of the process, at any moment, leaves nothing
 * to guess: {@link io.pipelineappliance.schedule.engine.Scheduler} reads it and goes on. A run is a thread that takes one task after the
 * other; the next one begins when {@code DagEngine} looks and finds a slot free. There is no queue in memory and no state that only a
 * thread knows.
 *
 * <p>Intervals are as in Airflow: they lie on a grid, a run begins when its interval ends, and without catch-up only the newest of those
 * that were missed is run. Each scheduled interval is claimed in ZooKeeper before it is run, and belongs to that appliance from then on,
 * also when another one leads: no two of them ever ask a source for the same interval.
 *
 * <p>Time comes from a {@link java.time.Clock} and a {@link io.pipelineappliance.schedule.engine.Timer} only.
 */
package io.pipelineappliance.schedule.engine;
