package io.pipelineappliance.dashboard.dags;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.pipelineappliance.dashboard.http.Problems;
import io.pipelineappliance.schedule.RefusedOrder;
import io.pipelineappliance.schedule.UnknownDag;

/** What the schedule refuses, as problem documents. */
final class DagProblems {
    private DagProblems() {}

    static void register(RoutesConfig routes) {
        routes.exception(
                UnknownDag.class,
                (unknown, context) -> Problems.answer(context, HttpStatus.NOT_FOUND, unknown.getMessage()));
        routes.exception(RefusedOrder.class, DagProblems::answer);
    }

    private static void answer(RefusedOrder refused, Context context) {
        HttpStatus status = switch (refused.reason()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT, NOT_LEADER -> HttpStatus.CONFLICT;
        };
        Problems.answer(
                context,
                status,
                new RefusedOrderProblem(
                        "about:blank",
                        status.getMessage(),
                        status.getCode(),
                        refused.getMessage(),
                        context.path(),
                        refused.reason(),
                        refused.violations()));
    }
}
