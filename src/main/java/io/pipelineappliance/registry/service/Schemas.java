package io.pipelineappliance.registry.service;

import io.pipelineappliance.registry.schema.InvalidSchemaException;
import io.pipelineappliance.registry.schema.ParsedSchema;
import io.pipelineappliance.registry.schema.ReferencedSchema;
import io.pipelineappliance.registry.schema.SchemaParser;
import io.pipelineappliance.registry.schema.SchemaReference;
import io.pipelineappliance.registry.schema.SchemaType;
import io.pipelineappliance.registry.store.Catalog;
import io.pipelineappliance.registry.store.StoredSchema;
import io.pipelineappliance.registry.store.StoredSchema.Version;
import io.pipelineappliance.registry.store.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses schemas with all that they refer to. What was stored is parsed once while there is room. */
final class Schemas {
    private static final int MOST_KEPT = 1_000;
    private static final int DEEPEST = 100;

    private final Catalog catalog;
    private final Map<String, ParsedSchema> parsed = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ParsedSchema> eldest) {
            return size() > MOST_KEPT;
        }
    });

    Schemas(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A stored one. */
    ParsedSchema parse(StoredSchema stored) {
        String key = stored.subject().context() + stored.fingerprint();
        ParsedSchema known = parsed.get(key);
        if (known == null) {
            known = SchemaParser.parse(
                    stored.type(), stored.text(), resolve(stored.subject(), stored.references(), true), false);
            parsed.put(key, known);
        }
        return known;
    }

    /**
     * One that somebody sent.
     *
     * @param strictly whether it is refused for what stored ones are forgiven
     * @throws RegistryException when it is invalid
     */
    ParsedSchema parse(
            Subject subject, SchemaType type, String text, List<SchemaReference> references, boolean strictly) {
        try {
            return SchemaParser.parse(type, text, resolve(subject, references, !strictly), strictly);
        } catch (InvalidSchemaException e) {
            throw invalid(type, e);
        }
    }

    static RegistryException invalid(SchemaType type, InvalidSchemaException e) {
        return new RegistryException(
                ErrorCode.INVALID_SCHEMA, "Invalid schema of type " + type + ", details: " + e.getMessage(), e);
    }

    /** The same with the number of a version in place of each "latest". */
    List<SchemaReference> numbered(Subject subject, List<SchemaReference> references) {
        return references.stream()
                .map(reference -> new SchemaReference(
                        reference.name(),
                        reference.subject(),
                        find(subject, reference, reference.version() != -1).version()))
                .toList();
    }

    private List<ReferencedSchema> resolve(Subject subject, List<SchemaReference> references, boolean deletedToo) {
        Map<String, String> found = new LinkedHashMap<>();
        collect(subject, references, deletedToo, found, new HashSet<>());
        List<ReferencedSchema> resolved = new ArrayList<>();
        found.forEach((name, text) -> resolved.add(new ReferencedSchema(name, text)));
        return resolved;
    }

    /** Depth first, so that each stands after those that it needs. */
    private void collect(
            Subject subject,
            List<SchemaReference> references,
            boolean deletedToo,
            Map<String, String> found,
            Set<Version> path) {
        for (SchemaReference reference : references) {
            StoredSchema target = find(subject, reference, deletedToo);
            if (!path.add(target.place()) || path.size() > DEEPEST) {
                throw new InvalidSchemaException("its references run in a circle through subject '%s' version %d"
                        .formatted(target.subject(), target.version()));
            }
            if (!found.containsKey(reference.name())) {
                collect(target.subject(), target.references(), true, found, path);
                found.put(reference.name(), target.text());
            }
            path.remove(target.place());
        }
    }

    private StoredSchema find(Subject subject, SchemaReference reference, boolean deletedToo) {
        Subject target = subject.neighbour(reference.subject());
        return catalog.versions(target).stream()
                .filter(schema -> deletedToo || !schema.deleted())
                .filter(schema -> reference.version() == -1 || schema.version() == reference.version())
                .reduce((earlier, later) -> later)
                .orElseThrow(
                        () -> new InvalidSchemaException("no schema reference found for subject \"%s\" and version %d"
                                .formatted(target, reference.version())));
    }
}
