package io.pipelineappliance.dashboard.table;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.Role;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.table.CassandraExplorer;
import io.pipelineappliance.explore.table.CqlConsole;
import io.pipelineappliance.explore.table.TableExplorer;
import java.util.Map;
import java.util.Optional;

/** All routes under {@code /api/v1/table} and {@code /api/v1/cql}. */
public final class TableApi implements ApiArea {
    private static final int SEATS = 16;
    private static final int STATEMENTS = 4;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final int USUAL_RESULT = 100;
    private static final int LARGEST_RESULT = 1_000;
    private static final long RESULT_BYTES = 1 << 20;
    private static final int LARGEST_DOWNLOAD = 100_000;
    private static final long DOWNLOAD_BYTES = 16 << 20;

    private final TableExplorer table;
    private final CqlConsole console;
    private final SlowAnswers looks = new SlowAnswers("rows", SEATS);

    /** Apart, so that slow statements keep nobody from the rows. */
    private final SlowAnswers statements = new SlowAnswers("statements", STATEMENTS);

    public TableApi(CassandraExplorer cassandra) {
        this.table = cassandra.table();
        this.console = cassandra.console();
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        routes.get(root + "/table", context -> looks.answerShared(context, table::table));
        routes.get(root + "/table/rows", this::rows);
        routes.get(root + "/table/rows/{id}", this::row);
        routes.get(root + "/table/newest", this::newest);
        routes.get(root + "/table/statistics", context -> looks.answerShared(context, table::statistics));
        routes.get(root + "/keyspaces", context -> looks.answerShared(context, console::keyspaces));
        routes.post(root + "/cql", this::run, Role.VIEWER);
        routes.get(root + "/cql/download", this::download);
    }

    private void rows(Context context) {
        QueryParameters query = new QueryParameters(context).only("limit", "cursor");
        int limit = query.integer("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        String cursor = context.queryParam("cursor");
        looks.answerShared(context, () -> table.rows(limit, cursor));
    }

    private void row(Context context) {
        String id = context.pathParam("id");
        looks.answer(context, () -> Map.of("row", table.row(id)));
    }

    private void newest(Context context) {
        int limit = new QueryParameters(context).only("limit").integer("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        looks.answerShared(context, () -> table.newest(limit));
    }

    private void run(Context context) {
        JsonBody body = JsonBody.of(context, "statement", "limit");
        String statement = body.requiredText("statement");
        int limit = body.positive("limit").orElse(USUAL_RESULT);
        if (limit > LARGEST_RESULT) {
            throw new BadRequestResponse(
                    "limit is %d, but must be a whole number from 1 to %d; the download has up to %d rows."
                            .formatted(limit, LARGEST_RESULT, LARGEST_DOWNLOAD));
        }
        statements.answer(context, () -> console.run(statement, limit, RESULT_BYTES));
    }

    private void download(Context context) {
        new QueryParameters(context).only("statement", "format");
        String statement = Optional.ofNullable(context.queryParam("statement"))
                .orElseThrow(
                        () -> new BadRequestResponse("statement is missing; give the SELECT whose result is wanted."));
        ResultFormat format = ResultFormat.of(context.queryParam("format"));
        context.header("Content-Disposition", "attachment; filename=\"result." + format.extension() + "\"");
        statements.answerBytes(
                context,
                format.contentType(),
                () -> format.write(console.run(statement, LARGEST_DOWNLOAD, DOWNLOAD_BYTES)));
    }

    @Override
    public void close() {
        looks.close();
        statements.close();
        table.close();
    }
}
