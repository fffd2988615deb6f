/**
 * Runs DAGs of tasks on a schedule, as Airflow does, and remembers what became of every run.
 *
 * <p>{@link io.pipelineappliance.schedule.Dags} is what others may ask and order; the REST API is one of them. Nothing here knows what a
 * task does: the fetch of people is one {@link io.pipelineappliance.schedule.Dag} among others that could be.
 */
package io.pipelineappliance.schedule;
