package io.pipelineappliance.explore.schemas;

import java.util.List;

/**
 * Some of the subjects, by name.
 *
 * @param total how many fit the search
 * @param offset how many are left out before these
 * @param subjects at most as many as asked for
 */
public record SchemaSubjectPage(int total, int offset, List<SchemaSubject> subjects) {}
