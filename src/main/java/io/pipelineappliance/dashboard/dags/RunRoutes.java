package io.pipelineappliance.dashboard.dags;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.schedule.Dags;
import java.time.Duration;

/** One run. */
final class RunRoutes {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Dags dags;
    private final SlowAnswers slowAnswers;

    RunRoutes(Dags dags, SlowAnswers slowAnswers) {
        this.dags = dags;
        this.slowAnswers = slowAnswers;
    }

    void register(RoutesConfig routes, String run) {
        routes.get(run, context -> Json.answer(context, dags.run(dag(context), run(context))));
        routes.post(run + "/clear", this::clear);
        routes.post(run + "/stop", this::stop);
        routes.get(run + "/wait", this::await);
    }

    private void clear(Context context) {
        JsonBody body = JsonBody.of(context, "task");
        Json.answer(context, dags.clear(dag(context), run(context), body.text("task")));
    }

    private void stop(Context context) {
        String dag = dag(context);
        String run = run(context);
        slowAnswers.answer(context, () -> dags.stop(dag, run));
    }

    private void await(Context context) {
        String dag = dag(context);
        String run = run(context);
        Duration timeout = new QueryParameters(context).only("timeout").duration("timeout", USUAL_WAIT, LONGEST_WAIT);
        slowAnswers.answer(context, () -> dags.awaitRun(dag, run, timeout));
    }

    private static String dag(Context context) {
        return context.pathParam("dag");
    }

    private static String run(Context context) {
        return context.pathParam("run");
    }
}
