package io.pipelineappliance.explore.table;

/**
 * One column of a table.
 *
 * @param name as Cassandra has it
 * @param type in CQL
 * @param key what part it has in the primary key: {@code partition}, {@code clustering}, or none
 * @param hidden whether its values may not be shown
 */
public record TableColumn(String name, String type, String key, boolean hidden) {}
