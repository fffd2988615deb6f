package io.pipelineappliance.explore.table;

import java.util.List;

/**
 * A table.
 *
 * @param keyspace where it is
 * @param name the table
 * @param columns the key first
 */
public record TableView(String keyspace, String name, List<TableColumn> columns) {}
