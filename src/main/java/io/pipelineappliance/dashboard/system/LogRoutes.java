package io.pipelineappliance.dashboard.system;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.logs.ComponentLogs;
import io.pipelineappliance.explore.logs.LogFile;
import io.pipelineappliance.explore.logs.LogFiles;
import io.pipelineappliance.explore.logs.LogFilter;
import io.pipelineappliance.explore.logs.LogLevel;
import java.util.List;
import java.util.Set;

/** The log files: which there are, the end of one, what comes to one, and one as a download. */
final class LogRoutes {
    private static final int MOST_LINES = 1_000;

    private final LogFiles files;
    private final ComponentLogs components;
    private final SlowAnswers answers;
    private final LogFeed feed = new LogFeed();

    LogRoutes(LogFiles files, ComponentLogs components, SlowAnswers answers) {
        this.files = files;
        this.components = components;
        this.answers = answers;
    }

    /**
     * What there is to look at.
     *
     * @param files of the log directory
     * @param components which loggers are whose
     */
    record LogOverview(List<LogFile> files, List<ComponentLogs.ComponentLog> components) {}

    void register(RoutesConfig routes, String root) {
        routes.get(root + "/logs", this::list);
        routes.get(root + "/logs/{file}", this::tail);
        routes.get(root + "/logs/{file}/events", this::follow);
        routes.get(root + "/logs/{file}/download", this::download);
    }

    private void list(Context context) {
        new QueryParameters(context).only();
        answers.answerShared(context, () -> new LogOverview(files.list(), components.list()));
    }

    private void tail(Context context) {
        QueryParameters query = new QueryParameters(context).only("level", "text", "lines");
        LogFilter filter = filter(query);
        int lines = query.integer("lines", 200, 1, MOST_LINES);
        String file = context.pathParam("file");
        answers.answer(context, () -> files.tail(file, filter, lines));
    }

    private void follow(Context context) {
        QueryParameters query = new QueryParameters(context).only("level", "text");
        feed.join(context, files.follow(context.pathParam("file"), filter(query)));
    }

    private void download(Context context) {
        new QueryParameters(context).only();
        FileDownload.begin(context, files.path(context.pathParam("file")));
    }

    private static LogFilter filter(QueryParameters query) {
        Set<LogLevel> levels = query.text("level").isEmpty() ? Set.of() : query.constants("level", LogLevel.class);
        if (levels.size() > 1) {
            throw new BadRequestResponse(
                    "level names several levels, but must be the least important one that is wanted.");
        }
        return new LogFilter(levels.stream().findFirst().orElse(LogLevel.TRACE), query.text("text"));
    }

    void close() {
        feed.close();
    }
}
