package io.pipelineappliance.explore.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The rows that were written last, as far as is known: the newest of all rows when the table was last read through, and those that the
 * stream has told of since.
 *
 * @param rows newest first; value by column
 * @param scannedAt when the table was last read through; null before the first time
 */
public record NewestRows(List<Map<String, Object>> rows, Instant scannedAt) {}
