package io.pipelineappliance.dashboard.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.EndpointNotFound;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.Unavailable;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every failure of a request into a {@link Problem}. */
public final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Answers whatever a handler throws. */
    public static void register(RoutesConfig routes) {
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
        routes.exception(NotFound.class, (e, context) -> answer(context, HttpStatus.NOT_FOUND, e.getMessage()));
        routes.exception(
                InvalidRequest.class,
                (e, context) -> answer(context, HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage()));
        routes.exception(Unavailable.class, Problems::unavailable);
        routes.exception(EofException.class, (e, context) -> {
            log.debug("{} {}: the client went away while it was sending", context.method(), context.path());
            answer(context, HttpStatus.BAD_REQUEST, "The request ends before its body does; send it whole.");
        });
        routes.exception(Exception.class, Problems::unexpected);
    }

    private static void unavailable(Unavailable failure, Context context) {
        context.header("Retry-After", "2");
        answer(context, HttpStatus.SERVICE_UNAVAILABLE, failure.getMessage());
    }

    private static void unexpected(Exception failure, Context context) {
        log.error("{} {} failed", context.method(), context.path(), failure);
        answer(
                context,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The dashboard met an error that it did not expect; the log has it.");
    }

    /** Answers with a problem that is told by its status and this sentence. */
    public static void answer(Context context, HttpStatus status, String detail) {
        answer(
                context,
                status,
                new Problem("about:blank", status.getMessage(), status.getCode(), detail, context.path()));
    }

    /**
     * Answers with a problem document that has more to say.
     *
     * @param problem with the members of {@link Problem} at least
     */
    public static void answer(Context context, HttpStatus status, Object problem) {
        context.status(status);
        context.contentType(Problem.CONTENT_TYPE);
        context.result(Json.bytes(problem));
    }
}
