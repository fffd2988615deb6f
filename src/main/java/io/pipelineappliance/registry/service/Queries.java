package io.pipelineappliance.registry.service;

import io.pipelineappliance.registry.store.Catalog;
import io.pipelineappliance.registry.store.SchemaLog;
import io.pipelineappliance.registry.store.StoredSchema;
import io.pipelineappliance.registry.store.Subject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is there. */
public final class Queries {
    /** Of deleted and other versions, those that somebody wants to see. */
    public enum Shown {
        LIVE(schema -> !schema.deleted()),
        ALL(schema -> true),
        DELETED(StoredSchema::deleted);

        private final Predicate<StoredSchema> test;

        Shown(Predicate<StoredSchema> test) {
            this.test = test;
        }
    }

    private final SchemaLog log;

    Queries(SchemaLog log) {
        this.log = log;
    }

    /** Subjects that begin so; {@code :*:} in front means those of all contexts. A subject counts as deleted when all of its versions are. */
    public List<String> subjects(String prefix, Shown shown) {
        Map<Subject, Boolean> deleted = new LinkedHashMap<>();
        catalog().all().stream()
                .filter(schema -> begins(schema.subject(), prefix))
                .forEach(schema -> deleted.merge(schema.subject(), schema.deleted(), Boolean::logicalAnd));
        return deleted.entrySet().stream()
                .filter(entry -> shown == Shown.ALL || entry.getValue() == (shown == Shown.DELETED))
                .map(entry -> entry.getKey().toString())
                .sorted()
                .toList();
    }

    /** Numbers of a subject's versions. */
    public List<Integer> versions(Subject subject, Shown shown) {
        List<StoredSchema> versions = catalog().versions(subject);
        if (versions.stream().noneMatch(schema -> shown != Shown.LIVE || !schema.deleted())) {
            throw RegistryException.subjectNotFound(subject);
        }
        return versions.stream().filter(shown.test).map(StoredSchema::version).toList();
    }

    /** One version, also of a subject in another context where that is the only one of its name. */
    public StoredSchema version(Subject subject, VersionNumber wanted, boolean deletedToo) {
        return Stream.concat(Stream.of(subject), elsewhere(subject))
                .flatMap(candidate -> find(candidate, wanted, deletedToo).stream())
                .findFirst()
                .orElseThrow(() -> notFound(subject, wanted, deletedToo));
    }

    /** Ids of the schemas that refer to a version. */
    public List<Integer> referrers(Subject subject, VersionNumber wanted, boolean deletedToo) {
        return catalog().referrers(version(subject, wanted, true).place()).stream()
                .filter(referrer -> deletedToo || !referrer.deleted())
                .map(StoredSchema::id)
                .distinct()
                .sorted()
                .toList();
    }

    /** The latest version of a subject whose metadata has all of these properties. */
    public StoredSchema withProperties(Subject subject, Map<String, String> properties, boolean deletedToo) {
        List<StoredSchema> versions = catalog().versions(subject).stream()
                .filter(schema -> deletedToo || !schema.deleted())
                .toList();
        if (versions.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return versions.stream()
                .filter(schema -> properties.entrySet().stream()
                        .allMatch(entry -> Objects.equals(
                                Annotations.property(schema.metadata(), entry.getKey()), entry.getValue())))
                .max(Comparator.comparingInt(StoredSchema::version))
                .orElseThrow(RegistryException::schemaNotFound);
    }

    /** The schema of an id, in the context of a subject. */
    public StoredSchema schema(int id, Subject subject) {
        return contexts(id, subject)
                .flatMap(context -> preferring(catalog().ids().places(context, id), subject))
                .findFirst()
                .orElseThrow(() -> RegistryException.schemaNotFound(id));
    }

    /** The highest id of a subject's context. */
    public int highestId(Subject subject) {
        return catalog().ids().highest(subject.context());
    }

    /** All versions of an id. */
    public List<StoredSchema> places(int id, Subject subject, boolean deletedToo) {
        List<StoredSchema> places = contexts(id, subject)
                .map(context -> catalog().ids().places(context, id))
                .findFirst()
                .orElseThrow(() -> RegistryException.schemaNotFound(id));
        return places.stream().filter(schema -> deletedToo || !schema.deleted()).toList();
    }

    /** All versions with the content that this stands for. */
    public List<StoredSchema> places(String guid) {
        try {
            List<StoredSchema> places = catalog().ids().places(UUID.fromString(guid));
            if (!places.isEmpty()) {
                return places;
            }
        } catch (IllegalArgumentException e) {
            throw new RegistryException(ErrorCode.SCHEMA_NOT_FOUND, "Schema " + guid + " not found", e);
        }
        throw new RegistryException(ErrorCode.SCHEMA_NOT_FOUND, "Schema " + guid + " not found");
    }

    /** All versions of the subjects that begin so. */
    public List<StoredSchema> schemas(String prefix, boolean deletedToo, boolean latestOnly) {
        Stream<StoredSchema> shown = catalog().all().stream()
                .filter(schema -> begins(schema.subject(), prefix))
                .filter(schema -> deletedToo || !schema.deleted());
        if (!latestOnly) {
            return shown.toList();
        }
        Map<Subject, StoredSchema> latest = new LinkedHashMap<>();
        shown.forEach(schema -> latest.put(schema.subject(), schema));
        return List.copyOf(latest.values());
    }

    /** All contexts, the default one first. */
    public List<String> contexts() {
        return Stream.concat(Stream.of(Subject.DEFAULT_CONTEXT), catalog().contexts().stream())
                .toList();
    }

    /** Whether a schema has a rule of a type. */
    public static boolean hasRule(StoredSchema schema, String type) {
        return schema.ruleSet().stream()
                .flatMap(rules -> Stream.of("migrationRules", "domainRules", "encodingRules")
                        .map(rules::path))
                .flatMap(rules ->
                        Stream.iterate(0, i -> i < rules.size(), i -> i + 1).map(rules::get))
                .map(rule -> rule.path("type").asText())
                .anyMatch(type::equals);
    }

    private Stream<String> contexts(int id, Subject subject) {
        Stream<String> candidates =
                subject.isInDefaultContext() && !subject.name().isEmpty()
                        ? contexts().stream().filter(context -> hasPlace(context, id, subject))
                        : Stream.empty();
        return Stream.concat(candidates, Stream.of(subject.context()))
                .filter(context -> !catalog().ids().places(context, id).isEmpty());
    }

    private boolean hasPlace(String context, int id, Subject subject) {
        return catalog().ids().places(context, id).stream()
                .anyMatch(place -> place.subject().name().equals(subject.name()));
    }

    private static Stream<StoredSchema> preferring(List<StoredSchema> places, Subject subject) {
        return places.stream()
                .min(Comparator.<StoredSchema, Boolean>comparing(
                                place -> !place.subject().name().equals(subject.name()))
                        .thenComparing(StoredSchema::deleted))
                .stream();
    }

    private Stream<Subject> elsewhere(Subject subject) {
        return subject.isInDefaultContext()
                ? catalog().contexts().stream().map(context -> new Subject(context, subject.name()))
                : Stream.empty();
    }

    private Optional<StoredSchema> find(Subject subject, VersionNumber wanted, boolean deletedToo) {
        return catalog().versions(subject).stream()
                .filter(schema -> deletedToo || !schema.deleted())
                .filter(schema -> wanted.isLatest() || schema.version() == wanted.number())
                .reduce((earlier, later) -> later);
    }

    private RegistryException notFound(Subject subject, VersionNumber wanted, boolean deletedToo) {
        boolean known = catalog().versions(subject).stream().anyMatch(schema -> deletedToo || !schema.deleted());
        return known ? RegistryException.versionNotFound(wanted.number()) : RegistryException.subjectNotFound(subject);
    }

    private static boolean begins(Subject subject, String prefix) {
        Subject wanted = Subject.of(prefix);
        boolean anyContext = wanted.context().equals("*");
        return (anyContext || subject.context().equals(wanted.context()))
                && subject.name().startsWith(wanted.name());
    }

    private Catalog catalog() {
        return log.catalog();
    }
}
