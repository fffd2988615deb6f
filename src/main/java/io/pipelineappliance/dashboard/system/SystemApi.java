package io.pipelineappliance.dashboard.system;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pipelineappliance.config.loading.EffectiveValue;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.logs.ComponentLogs;
import io.pipelineappliance.explore.logs.LogFiles;
import io.pipelineappliance.explore.logs.LogLevels;
import io.pipelineappliance.explore.machine.MachineExplorer;
import java.util.List;

/** All routes under {@code /api/v1/system}. */
public final class SystemApi implements ApiArea {
    private static final int MOST = 500;

    private final MachineExplorer machine;
    private final List<EffectiveValue> configuration;
    private final LogRoutes logs;
    private final LoggerRoutes loggers;
    private final SlowAnswers answers = new SlowAnswers("the system", 6);

    /** @param configuration what the appliance was started with, secrets masked */
    public SystemApi(
            MachineExplorer machine,
            List<EffectiveValue> configuration,
            LogFiles files,
            LogLevels levels,
            ComponentLogs components) {
        this.machine = machine;
        this.configuration = configuration;
        this.logs = new LogRoutes(files, components, answers);
        this.loggers = new LoggerRoutes(levels, components);
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        routes.get(root + "/system", this::describeSystem);
        routes.get(root + "/system/config", this::listConfig);
        routes.get(root + "/system/threads", this::dumpThreads);
        logs.register(routes, root + "/system");
        loggers.register(routes, root + "/system");
    }

    private void describeSystem(Context context) {
        new QueryParameters(context).only();
        answers.answerShared(context, machine::view);
    }

    private void listConfig(Context context) {
        QueryParameters query = new QueryParameters(context).only("search", "changed", "offset", "limit");
        Json.answer(
                context,
                EffectiveConfig.of(
                        configuration,
                        query.text("search"),
                        query.flag("changed"),
                        query.integer("offset", 0, 0, Integer.MAX_VALUE),
                        query.integer("limit", MOST, 1, MOST)));
    }

    private void dumpThreads(Context context) {
        QueryParameters query = new QueryParameters(context).only("search", "offset", "limit");
        String search = query.text("search");
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", 100, 1, 1_000);
        answers.answer(context, () -> machine.threads(search, offset, limit));
    }

    @Override
    public void close() {
        logs.close();
        answers.close();
    }
}
