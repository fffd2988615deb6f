package io.pipelineappliance.dashboard.dags;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.pipelineappliance.dashboard.dags.Answers.AlertList;
import io.pipelineappliance.dashboard.dags.Answers.BackfillRuns;
import io.pipelineappliance.dashboard.dags.Answers.DagList;
import io.pipelineappliance.dashboard.dags.Answers.DayList;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.schedule.BackfillOrder;
import io.pipelineappliance.schedule.Dags;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TriggerKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** DAGs, and the runs that are made of them. */
final class DagRoutes {
    private static final int USUAL_PAGE = 25;
    private static final int LARGEST_PAGE = 1_000;
    private static final int USUAL_DAYS = 91;
    private static final int MOST_DAYS = 366;

    private final Dags dags;

    DagRoutes(Dags dags) {
        this.dags = dags;
    }

    void register(RoutesConfig routes, String root) {
        String dag = root + "/{dag}";
        routes.get(root, context -> Json.answer(context, new DagList(dags.list())));
        routes.get(dag, context -> Json.answer(context, dags.dag(dag(context))));
        routes.patch(
                dag, context -> pause(context, JsonBody.of(context, "paused").required("paused")));
        routes.post(dag + "/pause", context -> pause(context, true));
        routes.post(dag + "/resume", context -> pause(context, false));
        routes.get(
                dag + "/alerts",
                context -> Json.answer(
                        context, new AlertList(dags.dag(dag(context)).alerts())));
        routes.get(dag + "/days", this::days);
        routes.get(dag + "/runs", this::runs);
        routes.post(dag + "/runs", this::trigger);
        routes.post(dag + "/backfills", this::backfill);
    }

    private void pause(Context context, boolean paused) {
        Json.answer(context, dags.pause(dag(context), paused));
    }

    private void days(Context context) {
        QueryParameters query = new QueryParameters(context).only("state", "trigger", "from", "to", "limit");
        int limit = query.integer("limit", USUAL_DAYS, 1, MOST_DAYS);
        Json.answer(context, new DayList(dags.days(dag(context), filter(query), limit)));
    }

    private static RunFilter filter(QueryParameters query) {
        return new RunFilter(
                query.constants("state", RunState.class),
                query.constants("trigger", TriggerKind.class),
                query.moment("from"),
                query.moment("to"));
    }

    private void runs(Context context) {
        QueryParameters query = new QueryParameters(context).only("state", "trigger", "from", "to", "offset", "limit");
        RunFilter filter = filter(query);
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        Json.answer(context, dags.runs(dag(context), filter, offset, limit));
    }

    private void trigger(Context context) {
        JsonBody body = JsonBody.of(context, "parameters");
        RunView run = dags.trigger(dag(context), body.object("parameters"));
        context.header("Location", context.path() + "/" + URLEncoder.encode(run.id(), StandardCharsets.UTF_8));
        context.status(HttpStatus.CREATED);
        Json.answer(context, run);
    }

    private void backfill(Context context) {
        JsonBody body = JsonBody.of(context, "from", "to", "count", "again", "parameters");
        BackfillOrder order = new BackfillOrder(
                body.moment("from"),
                body.moment("to"),
                body.positive("count"),
                body.flag("again"),
                body.object("parameters"));
        List<RunView> runs = dags.backfill(dag(context), order);
        context.status(HttpStatus.CREATED);
        Json.answer(context, new BackfillRuns(runs.stream().map(RunView::id).toList()));
    }

    private static String dag(Context context) {
        return context.pathParam("dag");
    }
}
