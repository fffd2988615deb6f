package io.pipelineappliance.dashboard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.LiveFeed;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The routes under {@code /api/v1}. {@code openapi.json} describes them. */
final class Api {
    private static final String ROOT = "/api/v1";

    private final Supplier<Status> status;
    private final ComponentControl control;
    private final LiveFeed feed;
    private final List<ApiArea> areas;

    Api(Supplier<Status> status, ComponentControl control, LiveFeed feed, List<ApiArea> areas) {
        this.status = status;
        this.control = control;
        this.feed = feed;
        this.areas = areas;
    }

    void register(RoutesConfig routes) {
        routes.before(ROOT + "/*", context -> context.header("Cache-Control", "no-store"));
        routes.get(ROOT + "/status", this::answerStatus);
        routes.get(ROOT + "/events", feed::join);
        routes.get(ROOT + "/openapi.json", Api::answerDescription);
        routes.post(ROOT + "/components/{name}/stop", context -> order(context, control::stop));
        routes.post(ROOT + "/components/{name}/start", context -> order(context, control::start));
        areas.forEach(area -> area.register(routes, ROOT));
    }

    private void answerStatus(Context context) {
        Json.answer(context, status.get());
    }

    private static void answerDescription(Context context) {
        InputStream description = Api.class.getResourceAsStream("openapi.json");
        context.contentType(ContentType.APPLICATION_JSON).result(description);
    }

    private void order(Context context, Consumer<String> action) {
        String name = context.pathParam("name");
        Status.ComponentStatus component = status.get().components().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("There is no component '" + name + "'."));
        if (!component.canStop()) {
            throw new ApplianceException(
                    component.title() + " cannot be stopped or started alone; stop the whole appliance instead.");
        }
        action.accept(name);
        context.status(HttpStatus.ACCEPTED);
    }
}
