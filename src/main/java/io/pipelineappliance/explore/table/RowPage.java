package io.pipelineappliance.explore.table;

import java.util.List;
import java.util.Map;

/**
 * Some rows, in the order of their partitions' tokens.
 *
 * @param rows value by column; hidden ones are masked
 * @param next what asks for the rows after these; null after the last
 */
public record RowPage(List<Map<String, Object>> rows, String next) {}
