package io.pipelineappliance.explore.schemas;

import java.util.List;

/**
 * Some versions, of any subjects.
 *
 * @param complete whether there are no others; looking them up ends at a bound
 * @param places what was found
 */
public record SchemaPlaces(boolean complete, List<SchemaPlace> places) {}
