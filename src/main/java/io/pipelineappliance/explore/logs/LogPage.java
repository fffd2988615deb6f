package io.pipelineappliance.explore.logs;

import java.util.List;

/**
 * The end of a log.
 *
 * @param file its name
 * @param bytes size of the file
 * @param scannedBytes of its end that were looked through
 * @param complete whether nothing older matches: the whole file was looked through and all matches are here
 * @param lines the newest entries that match, oldest first
 */
public record LogPage(String file, long bytes, long scannedBytes, boolean complete, List<LogLine> lines) {}
