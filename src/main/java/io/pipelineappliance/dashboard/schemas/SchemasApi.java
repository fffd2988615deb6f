package io.pipelineappliance.dashboard.schemas;

import io.javalin.config.RoutesConfig;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.schemas.Schemas;

/** All routes under {@code /api/v1/schemas}. */
public final class SchemasApi implements ApiArea {
    private static final int SEATS = 16;

    private final SlowAnswers slowAnswers = new SlowAnswers("schemas", SEATS);
    private final SubjectRoutes subjects;
    private final VersionRoutes versions;
    private final SettingRoutes settings;

    public SchemasApi(Schemas schemas) {
        subjects = new SubjectRoutes(schemas, slowAnswers);
        versions = new VersionRoutes(schemas, slowAnswers);
        settings = new SettingRoutes(schemas, slowAnswers);
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        String area = root + "/schemas";
        settings.register(routes, area);
        subjects.register(routes, area + "/subjects");
        versions.register(routes, area + "/subjects/{subject}");
    }

    @Override
    public void close() {
        slowAnswers.close();
    }
}
