package io.pipelineappliance.dashboard.spark;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.spark.SparkExplorer;

/** The routes below {@code /api/v1/spark}. */
public final class SparkApi implements ApiArea {
    private final SparkExplorer spark;
    private final SlowAnswers answers = new SlowAnswers("Spark", 4);

    /** @param spark whom to ask */
    public SparkApi(SparkExplorer spark) {
        this.spark = spark;
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        routes.get(root + "/spark", this::describe);
        routes.get(root + "/spark/history", this::history);
    }

    private void describe(Context context) {
        new QueryParameters(context).only();
        answers.answerShared(context, spark::view);
    }

    private void history(Context context) {
        new QueryParameters(context).only();
        Json.answer(context, spark.history());
    }

    @Override
    public void close() {
        answers.close();
    }
}
