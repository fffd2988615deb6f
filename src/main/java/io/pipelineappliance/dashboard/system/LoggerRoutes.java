package io.pipelineappliance.dashboard.system;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.Caller;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.explore.logs.ComponentLogs;
import io.pipelineappliance.explore.logs.LogLevel;
import io.pipelineappliance.explore.logs.LogLevels;
import io.pipelineappliance.explore.logs.LoggerLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Levels of loggers, one by one and of a whole component. Every change is a line in the log, whatever the level of anything. */
final class LoggerRoutes {
    private static final Logger audit = LoggerFactory.getLogger(LoggerRoutes.class);

    private final LogLevels levels;
    private final ComponentLogs components;

    LoggerRoutes(LogLevels levels, ComponentLogs components) {
        this.levels = levels;
        this.components = components;
    }

    /** A page of the loggers. */
    record LoggerPage(int total, int offset, List<LoggerLevel> loggers) {}

    void register(RoutesConfig routes, String root) {
        routes.get(root + "/loggers", this::list);
        routes.put(root + "/loggers/{name}", this::set);
        routes.delete(root + "/loggers/{name}", this::reset);
        routes.put(root + "/components/{name}/level", this::setComponent);
        routes.delete(root + "/components/{name}/level", this::resetComponent);
    }

    private void list(Context context) {
        QueryParameters query = new QueryParameters(context).only("search", "changed", "offset", "limit");
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", 100, 1, 500);
        List<LoggerLevel> matching = levels.list(query.text("search"), query.flag("changed"));
        Json.answer(
                context,
                new LoggerPage(
                        matching.size(),
                        offset,
                        matching.stream().skip(offset).limit(limit).toList()));
    }

    private void set(Context context) {
        String name = context.pathParam("name");
        LogLevel level = level(context);
        Json.answer(context, levels.set(name, level));
        tell(context, "set the level of the logger " + name + " to " + level);
    }

    private void reset(Context context) {
        String name = context.pathParam("name");
        LoggerLevel now = levels.reset(name);
        Json.answer(context, now);
        tell(context, "set the level of the logger " + name + " back, to " + now.level());
    }

    private void setComponent(Context context) {
        String name = context.pathParam("name");
        LogLevel level = level(context);
        Json.answer(context, components.set(name, level));
        tell(context, "set the level of the component " + name + " to " + level);
    }

    private void resetComponent(Context context) {
        String name = context.pathParam("name");
        Json.answer(context, components.reset(name));
        tell(context, "set the level of the component " + name + " back");
    }

    private static void tell(Context context, String what) {
        String name = Caller.of(context).name();
        audit.warn("{} at {} {}", name == null ? "Somebody" : name, context.ip(), what);
    }

    private static LogLevel level(Context context) {
        String text = JsonBody.of(context, "level").requiredText("level");
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("level is '%s', but must be one of %s."
                        .formatted(
                                text,
                                Arrays.stream(LogLevel.values()).map(Enum::name).collect(Collectors.joining(", ")))));
    }
}
