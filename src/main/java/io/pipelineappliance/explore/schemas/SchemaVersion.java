package io.pipelineappliance.explore.schemas;

import java.util.List;

/**
 * One version of a subject.
 *
 * @param subject its name
 * @param version its number
 * @param id of the schema; the same text has the same id under every subject of a context
 * @param type the schema's language
 * @param deleted whether it is deleted softly
 * @param schema the text, as the registry has it
 * @param references what the schema uses
 * @param referencedBy versions that use this one
 * @param alsoUnder other versions that have the same schema
 */
public record SchemaVersion(
        String subject,
        int version,
        int id,
        String type,
        boolean deleted,
        String schema,
        List<SchemaUse> references,
        SchemaPlaces referencedBy,
        SchemaPlaces alsoUnder) {}
