package io.pipelineappliance.dashboard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.EndpointNotFound;
import io.pipelineappliance.component.ApplianceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure of a request into a {@link Problem}. */
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void register(RoutesConfig routes) {
        routes.exception(
                EndpointNotFound.class,
                (e, context) -> answer(
                        context,
                        HttpStatus.NOT_FOUND,
                        "Nothing is at " + context.path() + "; /api/v1/openapi.json lists what is."));
        routes.exception(
                HttpResponseException.class,
                (e, context) -> answer(context, HttpStatus.forStatus(e.getStatus()), e.getMessage()));
        routes.exception(
                ApplianceException.class, (e, context) -> answer(context, HttpStatus.CONFLICT, e.getMessage()));
        routes.exception(Exception.class, Problems::unexpected);
    }

    private static void unexpected(Exception failure, Context context) {
        log.error("{} {} failed", context.method(), context.path(), failure);
        answer(
                context,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The dashboard met an error that it did not expect; the log has it.");
    }

    private static void answer(Context context, HttpStatus status, String detail) {
        Problem problem = new Problem("about:blank", status.getMessage(), status.getCode(), detail, context.path());
        context.status(status);
        context.contentType(Problem.CONTENT_TYPE);
        context.result(Json.bytes(problem));
    }
}
