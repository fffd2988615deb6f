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

    /** Those that went last, newest first. */
    List<LostSparkExecutor> lostExecutors();
}
