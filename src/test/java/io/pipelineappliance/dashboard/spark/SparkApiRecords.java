package io.pipelineappliance.dashboard.spark;

import io.pipelineappliance.explore.spark.SparkQuery;
import io.pipelineappliance.explore.spark.SparkView;
import io.pipelineappliance.explore.spark.StreamHistoryView;
import io.pipelineappliance.explore.spark.StreamRestart;
import io.pipelineappliance.explore.spark.StreamSample;
import java.util.Arrays;
import java.util.stream.Stream;

/** The records that are written as JSON here; the OpenAPI document has a schema of each one's name. */
public final class SparkApiRecords {
    private SparkApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Stream.concat(
                Stream.of(
                        SparkView.class,
                        SparkQuery.class,
                        StreamRestart.class,
                        StreamSample.class,
                        StreamHistoryView.class),
                Arrays.stream(SparkView.class.getDeclaredClasses()));
    }
}
