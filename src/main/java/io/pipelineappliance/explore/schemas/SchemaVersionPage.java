package io.pipelineappliance.explore.schemas;

import java.util.List;

/**
 * Some of the versions of a subject, the newest first.
 *
 * @param total how many there are, deleted ones too
 * @param offset how many are left out before these
 * @param versions at most as many as asked for
 */
public record SchemaVersionPage(int total, int offset, List<SchemaVersionSummary> versions) {}
