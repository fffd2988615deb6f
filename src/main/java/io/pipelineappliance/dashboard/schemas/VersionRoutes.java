package io.pipelineappliance.dashboard.schemas;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.Role;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.schemas.SchemaDraft;
import io.pipelineappliance.explore.schemas.SchemaUse;
import io.pipelineappliance.explore.schemas.Schemas;
import java.util.List;
import java.util.OptionalInt;

/** The versions of a subject, and drafts of the next one. */
final class VersionRoutes {
    private static final int USUAL_PAGE = 25;
    private static final int LARGEST_PAGE = 100;
    private static final String[] DRAFT = {"type", "schema", "references"};

    private final Schemas schemas;
    private final SlowAnswers slowAnswers;

    VersionRoutes(Schemas schemas, SlowAnswers slowAnswers) {
        this.schemas = schemas;
        this.slowAnswers = slowAnswers;
    }

    void register(RoutesConfig routes, String subject) {
        String version = subject + "/versions/{version}";
        routes.get(subject + "/versions", this::list);
        routes.post(subject + "/versions", this::create);
        routes.post(subject + "/check", this::check, Role.VIEWER);
        routes.get(version, this::show);
        routes.delete(version, this::delete);
    }

    private void list(Context context) {
        QueryParameters query = new QueryParameters(context).only("offset", "limit");
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        String subject = subject(context);
        slowAnswers.answerShared(context, () -> schemas.versions().page(subject, offset, limit));
    }

    private void show(Context context) {
        String subject = subject(context);
        int version = version(context);
        slowAnswers.answerShared(context, () -> schemas.versions().version(subject, version));
    }

    private void create(Context context) {
        SchemaDraft draft = draft(context);
        String subject = subject(context);
        context.status(HttpStatus.CREATED);
        slowAnswers.answer(context, () -> {
            int version = schemas.changes().register(subject, draft);
            return schemas.versions().version(subject, version);
        });
    }

    private void check(Context context) {
        SchemaDraft draft = draft(context);
        String subject = subject(context);
        slowAnswers.answer(context, () -> schemas.changes().check(subject, draft));
    }

    private void delete(Context context) {
        boolean permanent = new QueryParameters(context).only("permanent").flag("permanent");
        String subject = subject(context);
        int version = version(context);
        slowAnswers.answer(context, () -> schemas.changes().delete(subject, version, permanent));
    }

    private static SchemaDraft draft(Context context) {
        JsonBody body = JsonBody.of(context, DRAFT);
        List<SchemaUse> references = body.objects("references", "name", "subject", "version").stream()
                .map(VersionRoutes::use)
                .toList();
        return new SchemaDraft(body.text("type").orElse("AVRO"), body.requiredText("schema"), references);
    }

    private static SchemaUse use(JsonBody reference) {
        OptionalInt version = reference.positive("version");
        return new SchemaUse(
                reference.requiredText("name"),
                reference.requiredText("subject"),
                version.orElseThrow(
                        () -> new BadRequestResponse("A reference has no version; name the version that is used.")));
    }

    private static String subject(Context context) {
        return context.pathParam("subject");
    }

    private static int version(Context context) {
        String text = context.pathParam("version");
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("The version is '%s', but must be its number.".formatted(text));
        }
    }
}
