package io.pipelineappliance.explore.table;

import java.util.function.UnaryOperator;

/**
 * By what rows are counted.
 *
 * @param name for people
 * @param column that tells
 * @param value makes the counted value of the column's
 */
public record Dimension(String name, String column, UnaryOperator<String> value) {}
