package io.pipelineappliance.explore.table;

import java.util.List;

/**
 * What a SELECT gave.
 *
 * @param columns in the result's order
 * @param rows values in the columns' order
 * @param truncated whether there is more than this
 * @param millis that it took
 */
public record CqlResult(List<CqlColumn> columns, List<List<Object>> rows, boolean truncated, long millis) {
    /**
     * One column of a result.
     *
     * @param name as the result has it
     * @param type in CQL
     */
    public record CqlColumn(String name, String type) {}
}
