package io.pipelineappliance.registry.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The schemas of JSON Schema itself, which the validator's jar holds. */
final class MetaSchemas {
    private static final String USUAL = "http://json-schema.org/draft-07/schema#";
    private static final Map<String, SpecificationVersion> VERSIONS = Map.of(
            "http://json-schema.org/draft-04/schema", SpecificationVersion.DRAFT_4,
            "http://json-schema.org/draft-06/schema", SpecificationVersion.DRAFT_6,
            "http://json-schema.org/draft-07/schema", SpecificationVersion.DRAFT_7,
            "https://json-schema.org/draft/2019-09/schema", SpecificationVersion.DRAFT_2019_09,
            "https://json-schema.org/draft/2020-12/schema", SpecificationVersion.DRAFT_2020_12);
    private static final Map<SpecificationVersion, Schema> LOADED = new ConcurrentHashMap<>();

    private MetaSchemas() {}

    /** @throws InvalidSchemaException when the tree is no schema by the draft that it names, or by draft 7 */
    static void require(JsonNode tree) {
        String identifier = tree.path("$schema").asText(USUAL).replaceFirst("#$", "");
        SpecificationVersion version = VERSIONS.get(
                identifier.replaceFirst("^https://json-schema.org/draft-", "http://json-schema.org/draft-"));
        if (version == null) {
            throw new InvalidSchemaException(
                    "its $schema '" + identifier + "' is none of the drafts 4, 6, 7, 2019-09 and 2020-12");
        }
        List<Error> errors = LOADED.computeIfAbsent(version, MetaSchemas::load).validate(tree);
        if (!errors.isEmpty()) {
            throw new InvalidSchemaException(errors.stream()
                    .limit(5)
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .collect(Collectors.joining("; ")));
        }
    }

    private static Schema load(SpecificationVersion version) {
        return SchemaRegistry.withDefaultDialect(version).getSchema(SchemaLocation.of(version.getDialectId()));
    }
}
