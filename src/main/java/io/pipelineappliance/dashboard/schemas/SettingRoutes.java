package io.pipelineappliance.dashboard.schemas;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.schemas.SchemaSubjectView;
import io.pipelineappliance.explore.schemas.Schemas;
import java.util.Optional;

/** Compatibility levels and modes, of the registry and of one subject. */
final class SettingRoutes {
    private final Schemas schemas;
    private final SlowAnswers slowAnswers;

    SettingRoutes(Schemas schemas, SlowAnswers slowAnswers) {
        this.schemas = schemas;
        this.slowAnswers = slowAnswers;
    }

    /** Sets a setting of a subject, or resets it. */
    private interface Setter {
        void set(String subject, Optional<String> value) throws InterruptedException;
    }

    void register(RoutesConfig routes, String root) {
        String defaults = root + "/defaults";
        routes.get(
                defaults,
                context -> slowAnswers.answerShared(
                        context, () -> schemas.settings().defaults()));
        routes.put(defaults + "/level", context -> {
            String level = value(context, "level");
            slowAnswers.answer(context, () -> schemas.settings().setDefaultLevel(level));
        });
        routes.put(defaults + "/mode", context -> {
            String mode = value(context, "mode");
            slowAnswers.answer(context, () -> schemas.settings().setDefaultMode(mode));
        });
        String subject = root + "/subjects/{subject}";
        register(routes, subject + "/level", "level", schemas.settings()::setLevel);
        register(routes, subject + "/mode", "mode", schemas.settings()::setMode);
    }

    private void register(RoutesConfig routes, String path, String name, Setter setter) {
        routes.put(path, context -> change(context, Optional.of(value(context, name)), setter));
        routes.delete(path, context -> change(context, Optional.empty(), setter));
    }

    private void change(Context context, Optional<String> value, Setter setter) {
        String subject = context.pathParam("subject");
        slowAnswers.answer(context, () -> {
            SchemaSubjectView known = schemas.subjects().subject(subject);
            setter.set(known.name(), value);
            return schemas.subjects().subject(subject);
        });
    }

    private static String value(Context context, String name) {
        return JsonBody.of(context, name).requiredText(name);
    }
}
