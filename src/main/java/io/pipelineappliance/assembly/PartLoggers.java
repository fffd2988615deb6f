package io.pipelineappliance.assembly;

import java.util.Map;

/** Which part a logger, and all below it, belongs to; the longest name counts. */
final class PartLoggers {
    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("org.apache.zookeeper", PartNames.ZOOKEEPER),
            Map.entry("org.apache.curator", PartNames.LEADERSHIP),
            Map.entry("io.pipelineappliance.zookeeper", PartNames.LEADERSHIP),
            Map.entry("io.pipelineappliance.external.kafka", PartNames.KAFKA),
            Map.entry("io.pipelineappliance.external.cassandra", PartNames.CASSANDRA),
            Map.entry("io.pipelineappliance.external.spark", PartNames.SPARK),
            Map.entry("org.apache.kafka", PartNames.KAFKA),
            Map.entry("kafka", PartNames.KAFKA),
            Map.entry("io.pipelineappliance.kafka", PartNames.KAFKA),
            Map.entry("io.pipelineappliance.registry", PartNames.SCHEMA_REGISTRY),
            Map.entry("org.apache.cassandra", PartNames.CASSANDRA),
            Map.entry("io.pipelineappliance.cassandra", PartNames.CASSANDRA),
            Map.entry("com.datastax", PartNames.TABLE),
            Map.entry("org.apache.spark", PartNames.DRIVER),
            Map.entry("org.apache.spark.deploy", PartNames.SPARK),
            Map.entry("org.apache.spark.sql.execution.streaming", PartNames.STREAM),
            Map.entry("io.pipelineappliance.stream", PartNames.STREAM),
            Map.entry("io.pipelineappliance.fetch", PartNames.FETCHER),
            Map.entry("io.pipelineappliance.schedule", PartNames.SCHEDULE),
            Map.entry("io.pipelineappliance.fetch.builtin", PartNames.BUILT_IN_SOURCE),
            Map.entry("io.pipelineappliance.dashboard", PartNames.DASHBOARD));

    private PartLoggers() {}
}
