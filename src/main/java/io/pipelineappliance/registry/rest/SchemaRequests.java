package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.schema.SchemaReference;
import io.pipelineappliance.registry.schema.SchemaType;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.RegistryException;
import io.pipelineappliance.registry.service.SchemaRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Schemas as requests send them. */
final class SchemaRequests {
    /** As much as Kafka's usual records hold, which is what Confluent's registry takes. */
    private static final int LONGEST_SCHEMA = 1 << 20;

    private static final Set<String> MEMBERS = Set.of(
            "schema",
            "schemaType",
            "references",
            "metadata",
            "ruleSet",
            "version",
            "id",
            "subject",
            "guid",
            "ts",
            "deleted",
            "schemaTags",
            "schemaTagsToAdd",
            "schemaTagsToRemove",
            "propagateSchemaTags");

    private SchemaRequests() {}

    static SchemaRequest of(ObjectNode body) {
        body.fieldNames().forEachRemaining(SchemaRequests::requireKnown);
        String text = text(body, "schema");
        if (text.length() > LONGEST_SCHEMA) {
            throw new RegistryException(
                    ErrorCode.SCHEMA_TOO_LARGE,
                    "The schema has %d characters, but at most %d are stored."
                            .formatted(text.length(), LONGEST_SCHEMA));
        }
        String type = text(body, "schemaType");
        return new SchemaRequest(
                SchemaType.named(type)
                        .orElseThrow(() -> new RegistryException(
                                ErrorCode.INVALID_SCHEMA,
                                "Invalid schema type " + type + "; use AVRO, JSON or PROTOBUF.")),
                text,
                references(body.path("references")),
                object(body, "metadata"),
                ruleSet(body),
                number(body, "version", 0),
                number(body, "id", -1));
    }

    private static void requireKnown(String member) {
        if (!MEMBERS.contains(member)) {
            throw new RegistryException(ErrorCode.UNPROCESSABLE, "Unrecognized field: " + member);
        }
    }

    private static List<SchemaReference> references(JsonNode array) {
        if (array.isMissingNode() || array.isNull()) {
            return List.of();
        }
        if (!array.isArray()) {
            throw wrong("references", "an array");
        }
        List<SchemaReference> references = new ArrayList<>();
        for (JsonNode element : array) {
            if (!(element instanceof ObjectNode reference)) {
                throw wrong("references", "an array of objects");
            }
            String name = text(reference, "name");
            String subject = text(reference, "subject");
            int version = number(reference, "version", -1);
            if (name.isEmpty() || subject.isEmpty() || version == 0 || version < -1) {
                throw new RegistryException(
                        ErrorCode.INVALID_SCHEMA,
                        "A reference needs a name, a subject and a version from 1 on, or -1 for the latest.");
            }
            references.add(new SchemaReference(name, subject, version));
        }
        return references;
    }

    private static Optional<JsonNode> ruleSet(ObjectNode body) {
        Optional<JsonNode> ruleSet = object(body, "ruleSet");
        ruleSet.ifPresent(RuleSets::require);
        return ruleSet;
    }

    private static Optional<JsonNode> object(ObjectNode body, String name) {
        JsonNode member = body.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isObject()) {
            throw wrong(name, "an object");
        }
        return Optional.of(member);
    }

    private static String text(ObjectNode body, String name) {
        JsonNode member = body.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return "";
        }
        if (!member.isTextual()) {
            throw wrong(name, "a string");
        }
        return member.textValue();
    }

    private static int number(ObjectNode body, String name, int otherwise) {
        JsonNode member = body.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return otherwise;
        }
        if (!member.canConvertToInt() || !member.isIntegralNumber()) {
            throw wrong(name, "a whole number");
        }
        return member.intValue();
    }

    private static RegistryException wrong(String name, String wanted) {
        return new RegistryException(ErrorCode.BAD_REQUEST, "'" + name + "' is not " + wanted + ".");
    }
}
