package io.pipelineappliance.dashboard.dags;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.dags.Answers.TryList;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.schedule.Dags;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.TryView;
import io.pipelineappliance.schedule.UnknownDag;
import java.util.List;
import java.util.OptionalInt;

/** The tries of a task, and their logs. */
final class LogRoutes {
    private static final String NEWEST = "newest";

    private final Dags dags;
    private final LogStreams streams;

    LogRoutes(Dags dags, LogStreams streams) {
        this.dags = dags;
        this.streams = streams;
    }

    void register(RoutesConfig routes, String tries) {
        String one = tries + "/{try}";
        routes.get(
                tries, context -> Json.answer(context, new TryList(task(context).tries())));
        routes.get(one, context -> Json.answer(context, chosen(context)));
        routes.get(one + "/log", this::log);
        routes.get(one + "/log/stream", this::follow);
    }

    private void log(Context context) {
        String log = dags.log(
                dag(context), run(context), taskName(context), chosen(context).number());
        context.contentType("text/plain; charset=utf-8").result(log);
    }

    private void follow(Context context) {
        streams.join(
                context,
                dag(context),
                run(context),
                taskName(context),
                chosen(context).number());
    }

    private TryView chosen(Context context) {
        TaskView task = task(context);
        List<TryView> tries = task.tries();
        OptionalInt number = number(context);
        if (number.isEmpty() && !tries.isEmpty()) {
            return tries.get(tries.size() - 1);
        }
        return tries.stream()
                .filter(candidate -> number.isPresent() && candidate.number() == number.getAsInt())
                .findFirst()
                .orElseThrow(() -> new UnknownDag("Task '%s' of run '%s' has no try %s; it has %d so far."
                        .formatted(task.id(), run(context), context.pathParam("try"), tries.size())));
    }

    private static OptionalInt number(Context context) {
        String text = context.pathParam("try");
        if (text.equals(NEWEST)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("The try is '%s', but must be its number, or %s.".formatted(text, NEWEST));
        }
    }

    private TaskView task(Context context) {
        String name = taskName(context);
        List<TaskView> tasks = dags.run(dag(context), run(context)).tasks();
        return tasks.stream()
                .filter(candidate -> candidate.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownDag("Run '%s' has no task '%s'; it has %s."
                        .formatted(
                                run(context),
                                name,
                                String.join(
                                        ", ", tasks.stream().map(TaskView::id).toList()))));
    }

    private static String dag(Context context) {
        return context.pathParam("dag");
    }

    private static String run(Context context) {
        return context.pathParam("run");
    }

    private static String taskName(Context context) {
        return context.pathParam("task");
    }
}
