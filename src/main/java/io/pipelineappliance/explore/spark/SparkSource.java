package io.pipelineappliance.explore.spark;

import io.pipelineappliance.explore.spark.SparkView.LostSparkExecutor;
import io.pipelineappliance.explore.spark.SparkView.SparkExecutor;
import java.util.List;
import java.util.Optional;

/** What is known of Spark without asking it. */
public interface SparkSource {
    /** {@code spark://host:port}. */
    String masterUrl();

    /** The master's own page, once it runs. */
    Optional<String> masterUi();

    /** The application's own page. */
    String applicationUi();

    /** Those that are registered now. */
    List<SparkExecutor> executors();

    /** Those that went last, newest first; 20 at most. */
    List<LostSparkExecutor> lostExecutors();

    /** The streaming query, once the appliance is put together. */
    Optional<SparkQuery> query();

    /** When the query was down, newest first; 50 at most. */
    List<StreamRestart> restarts();

    /** The last 15 minutes. */
    StreamHistoryView history();
}
