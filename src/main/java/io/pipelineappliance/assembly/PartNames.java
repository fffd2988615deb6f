package io.pipelineappliance.assembly;

/** The names of the parts, as APIs and the page use them. */
final class PartNames {
    static final String DASHBOARD = "dashboard";
    static final String ZOOKEEPER = "zookeeper";
    static final String LEADERSHIP = "leadership";
    static final String KAFKA = "kafka";
    static final String SCHEMA_REGISTRY = "schema-registry";
    static final String TOPICS = "topics";
    static final String CASSANDRA = "cassandra";
    static final String TABLE = "table";
    static final String SPARK = "spark";
    static final String DRIVER = "driver";
    static final String STREAM = "stream";
    static final String RECEIPTS = "receipts";
    static final String BUILT_IN_SOURCE = "built-in-source";
    static final String FETCHER = "fetcher";
    static final String SCHEDULE = "schedule";

    private PartNames() {}
}
