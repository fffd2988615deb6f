package io.pipelineappliance.testing;

import io.pipelineappliance.assembly.Selection;

/** A system that a test may want. What it needs of the others comes with it. */
public enum ApplianceComponent {
    ZOOKEEPER(Selection.System.ZOOKEEPER),
    KAFKA(Selection.System.KAFKA),
    /** Brings Kafka, in which it keeps its schemas. */
    SCHEMA_REGISTRY(Selection.System.SCHEMA_REGISTRY),
    /** One cluster and application for all appliances of the process; sessions of their own. */
    SPARK(Selection.System.SPARK),
    CASSANDRA(Selection.System.CASSANDRA),
    DASHBOARD(Selection.System.DASHBOARD);

    private final Selection.System system;

    ApplianceComponent(Selection.System system) {
        this.system = system;
    }

    Selection.System system() {
        return system;
    }
}
