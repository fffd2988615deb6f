package io.pipelineappliance.explore.logs;

import java.time.Instant;

/**
 * A file of the log directory.
 *
 * @param name of the file
 * @param bytes its size
 * @param changedAt when it was last written
 * @param readable whether its lines can be looked at; older files are compressed and can be downloaded only
 */
public record LogFile(String name, long bytes, Instant changedAt, boolean readable) {}
