package io.pipelineappliance.explore.schemas;

import java.util.List;

/**
 * A schema that somebody writes.
 *
 * @param type its language
 * @param schema the text
 * @param references what it uses
 */
public record SchemaDraft(String type, String schema, List<SchemaUse> references) {}
