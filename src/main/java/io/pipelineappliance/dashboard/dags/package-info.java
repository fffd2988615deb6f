/**
 * The schedule over HTTP: {@code /api/v1/dags}.
 *
 * <p>The records of {@link io.pipelineappliance.schedule.Dags} are the JSON, field by field; {@code openapi.json} describes them, and tests
 * hold every answer against it. What is asked for wrongly is answered by a sentence that names the parameter.
 *
 * <p>The web server has few threads. Whoever waits for a run waits on a thread of {@link io.pipelineappliance.dashboard.http.SlowAnswers},
 * which has a limited number of seats; whoever follows a log takes none, since lines are written when the other side reads. A task is
 * never held up by a follower: its lines go to a queue, and a follower whose queue is full is let go.
 */
package io.pipelineappliance.dashboard.dags;
