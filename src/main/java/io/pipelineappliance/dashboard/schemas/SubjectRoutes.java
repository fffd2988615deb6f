package io.pipelineappliance.dashboard.schemas;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.schemas.Schemas;

/** The list of subjects, and one of them. */
final class SubjectRoutes {
    private static final int USUAL_PAGE = 25;
    private static final int LARGEST_PAGE = 100;

    private final Schemas schemas;
    private final SlowAnswers slowAnswers;

    SubjectRoutes(Schemas schemas, SlowAnswers slowAnswers) {
        this.schemas = schemas;
        this.slowAnswers = slowAnswers;
    }

    void register(RoutesConfig routes, String root) {
        routes.get(root, this::list);
        routes.get(root + "/{subject}", context -> {
            String subject = context.pathParam("subject");
            slowAnswers.answerShared(context, () -> schemas.subjects().subject(subject));
        });
        routes.delete(root + "/{subject}", this::delete);
    }

    private void list(Context context) {
        QueryParameters query = new QueryParameters(context).only("search", "deleted", "offset", "limit");
        String search = query.text("search");
        boolean deleted = query.flag("deleted");
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        slowAnswers.answerShared(context, () -> schemas.subjects().page(search, deleted, offset, limit));
    }

    private void delete(Context context) {
        boolean permanent = new QueryParameters(context).only("permanent").flag("permanent");
        String subject = context.pathParam("subject");
        slowAnswers.answer(context, () -> schemas.changes().delete(subject, permanent));
    }
}
