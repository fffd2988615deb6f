package io.pipelineappliance.registry.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.schema.CompatibilityLevel;
import io.pipelineappliance.registry.schema.CompatibilityLevel.Earlier;
import io.pipelineappliance.registry.schema.InvalidSchemaException;
import io.pipelineappliance.registry.store.Catalog;
import io.pipelineappliance.registry.store.LogRecord;
import io.pipelineappliance.registry.store.Mode;
import io.pipelineappliance.registry.store.SchemaLog;
import io.pipelineappliance.registry.store.SchemaLog.Change;
import io.pipelineappliance.registry.store.StoredSchema;
import io.pipelineappliance.registry.store.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds versions to subjects, finds those that are there, and says what would be compatible. */
public final class Registrations {
    private final SchemaLog log;
    private final Schemas schemas;
    private final Configurations configurations;
    private final Modes modes;

    Registrations(SchemaLog log, Schemas schemas, Configurations configurations, Modes modes) {
        this.log = log;
        this.schemas = schemas;
        this.configurations = configurations;
        this.modes = modes;
    }

    /**
     * The version that holds a schema, added if there is none.
     *
     * @param normalize whether order without meaning makes no difference
     */
    public StoredSchema register(Subject subject, SchemaRequest request, boolean normalize) {
        modes.requireWritable(subject);
        Optional<StoredSchema> known = request.version() == 0 && request.id() < 0 && request.hasText()
                ? find(subject, proposal(subject, completed(subject, request), normalize), false)
                : Optional.empty();
        return known.orElseGet(() -> log.change(() -> decide(subject, request, normalize)));
    }

    /** The version that holds a schema. */
    public StoredSchema lookUp(Subject subject, SchemaRequest request, boolean normalize, boolean deletedToo) {
        requireText(request);
        return lookUpIn(subject, request, normalize, deletedToo)
                .or(() -> elsewhere(subject)
                        .filter(candidate -> hasVersions(candidate, deletedToo))
                        .flatMap(candidate -> lookUpIn(candidate, request, normalize, deletedToo).stream())
                        .findFirst())
                .orElseThrow(() -> hasVersions(subject, deletedToo)
                        ? RegistryException.schemaNotFound()
                        : RegistryException.subjectNotFound(subject));
    }

    /**
     * Why a schema could not become the next version.
     *
     * @param version to compare with alone; nothing for as many as the level of the subject demands
     */
    public List<String> obstacles(
            Subject subject, Optional<VersionNumber> version, SchemaRequest request, boolean normalize) {
        List<StoredSchema> earlier = live(subject);
        if (version.isPresent()) {
            VersionNumber wanted = version.get();
            earlier = wanted.isLatest()
                    ? earlier.subList(Math.max(0, earlier.size() - 1), earlier.size())
                    : earlier.stream()
                            .filter(schema -> schema.version() == wanted.number())
                            .toList();
            if (earlier.isEmpty() && !wanted.isLatest()) {
                throw RegistryException.versionNotFound(wanted.number());
            }
        }
        requireText(request);
        Proposal proposal = Proposal.of(schemas, subject, request, isNormalized(subject, normalize), true);
        return obstacles(subject, proposal, earlier);
    }

    private Optional<StoredSchema> lookUpIn(
            Subject subject, SchemaRequest request, boolean normalize, boolean deletedToo) {
        Proposal plain = Proposal.of(schemas, subject, request, isNormalized(subject, normalize), false);
        return find(subject, plain, deletedToo)
                .or(() -> find(subject, plain.with(completed(subject, request)), deletedToo));
    }

    /** Subjects of other contexts, where one without a context may be meant. */
    private Stream<Subject> elsewhere(Subject subject) {
        return subject.isInDefaultContext()
                ? catalog().contexts().stream().map(context -> new Subject(context, subject.name()))
                : Stream.empty();
    }

    private Change<StoredSchema> decide(Subject subject, SchemaRequest request, boolean normalize) {
        requireMode(subject, request);
        boolean imports = isImport(subject);
        SchemaRequest complete = imports ? request : completed(subject, request);
        requireText(complete);
        Proposal proposal = proposal(subject, complete, normalize);
        Optional<StoredSchema> known = find(subject, proposal, false)
                .filter(schema -> request.version() <= 0 || request.version() == schema.version())
                .filter(schema -> request.id() < 0 || request.id() == schema.id());
        if (known.isPresent()) {
            return Change.none(known.get());
        }
        if (!imports) {
            requireCompatible(subject, proposal);
        }
        int version = version(subject, request, imports);
        StoredSchema added = proposal.stored(subject, version, id(subject, request, proposal));
        return new Change<>(records(added), added);
    }

    private List<LogRecord> records(StoredSchema added) {
        List<LogRecord> records = new ArrayList<>();
        Subject subject = added.subject();
        if (!subject.isInDefaultContext() && !catalog().contexts().contains(subject.context())) {
            records.add(new LogRecord.ContextPut(subject.context()));
        }
        // A deleted version with this id has come back as a new one.
        catalog().versions(subject).stream()
                .filter(schema -> schema.deleted() && schema.id() == added.id() && schema.version() < added.version())
                .filter(schema -> catalog().referrers(schema.place()).isEmpty())
                .forEach(schema -> records.add(new LogRecord.SchemaGone(schema.place())));
        records.add(new LogRecord.SchemaPut(added));
        return records;
    }

    private void requireMode(Subject subject, SchemaRequest request) {
        Mode mode = modes.inScope(subject);
        if (mode.isReadOnly()) {
            throw RegistryException.readOnly(subject);
        }
        boolean importing = request.id() >= 0;
        if (importing != (mode == Mode.IMPORT)) {
            throw new RegistryException(
                    ErrorCode.NOT_PERMITTED,
                    "Subject %s is not in %s mode".formatted(subject, importing ? "import" : "read-write"));
        }
    }

    private boolean isImport(Subject subject) {
        return modes.inScope(subject) == Mode.IMPORT;
    }

    private int version(Subject subject, SchemaRequest request, boolean imports) {
        int next = catalog().versions(subject).stream()
                        .mapToInt(StoredSchema::version)
                        .max()
                        .orElse(0)
                + 1;
        if (request.version() > 0 && request.version() != next && !imports) {
            throw new RegistryException(
                    ErrorCode.INVALID_SCHEMA,
                    "Version is not one more than previous version: %d is asked for, %d is next"
                            .formatted(request.version(), next));
        }
        return request.version() > 0 ? request.version() : next;
    }

    private int id(Subject subject, SchemaRequest request, Proposal proposal) {
        String context = subject.context();
        if (request.id() < 0) {
            return catalog()
                    .ids()
                    .idOf(context, proposal.fingerprint())
                    .orElse(catalog().ids().highest(context) + 1);
        }
        catalog()
                .ids()
                .schema(context, request.id())
                .filter(existing -> !existing.fingerprint().equals(proposal.fingerprint()))
                .ifPresent(existing -> {
                    throw new RegistryException(
                            ErrorCode.NOT_PERMITTED,
                            "Overwrite new schema with id %d is not permitted; subject '%s' version %d has it."
                                    .formatted(request.id(), existing.subject(), existing.version()));
                });
        return request.id();
    }

    private void requireCompatible(Subject subject, Proposal proposal) {
        List<String> obstacles = obstacles(subject, proposal, live(subject));
        if (!obstacles.isEmpty()) {
            throw new RegistryException(
                    ErrorCode.INCOMPATIBLE_SCHEMA,
                    "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s"
                            .formatted(subject, obstacles));
        }
    }

    private List<String> obstacles(Subject subject, Proposal proposal, List<StoredSchema> earlier) {
        CompatibilityLevel level = configurations.level(subject);
        String group =
                configurations.inScope(subject).path("compatibilityGroup").asText("");
        try {
            return level == CompatibilityLevel.NONE
                    ? List.of()
                    : level.obstacles(
                            proposal.schema(),
                            earlier.stream()
                                    .filter(schema -> group.isEmpty()
                                            || Objects.equals(
                                                    Annotations.property(schema.metadata(), group),
                                                    Annotations.property(proposal.metadata(), group)))
                                    .map(schema -> new Earlier(schema.version(), schemas.parse(schema)))
                                    .toList());
        } catch (InvalidSchemaException e) {
            throw Schemas.invalid(proposal.schema().type(), e);
        }
    }

    private Optional<StoredSchema> find(Subject subject, Proposal proposal, boolean deletedToo) {
        List<StoredSchema> equal = catalog().versions(subject).stream()
                .filter(schema -> deletedToo || !schema.deleted())
                .filter(proposal::isHeldBy)
                .toList();
        return equal.stream().reduce((earlier, later) -> later);
    }

    /** With what is taken over from the latest version and what the configuration adds. */
    private SchemaRequest completed(Subject subject, SchemaRequest request) {
        Optional<StoredSchema> latest = live(subject).stream().reduce((earlier, later) -> later);
        JsonNode config = configurations.inScope(subject);
        SchemaRequest annotated = request.with(
                Annotations.metadata(config, request.metadata().or(() -> latest.flatMap(StoredSchema::metadata))),
                Annotations.ruleSet(config, request.ruleSet().or(() -> latest.flatMap(StoredSchema::ruleSet))));
        if (request.hasText() || latest.isEmpty()) {
            return annotated;
        }
        StoredSchema previous = latest.get();
        return new SchemaRequest(
                previous.type(),
                previous.text(),
                previous.references(),
                annotated.metadata(),
                annotated.ruleSet(),
                request.version(),
                request.id());
    }

    private Proposal proposal(Subject subject, SchemaRequest request, boolean normalize) {
        boolean imports = isImport(subject);
        return Proposal.of(schemas, subject, request, isNormalized(subject, normalize) && !imports, !imports);
    }

    private boolean isNormalized(Subject subject, boolean normalize) {
        return normalize || configurations.normalizes(subject);
    }

    private List<StoredSchema> live(Subject subject) {
        return catalog().versions(subject).stream()
                .filter(schema -> !schema.deleted())
                .toList();
    }

    private boolean hasVersions(Subject subject, boolean deletedToo) {
        return catalog().versions(subject).stream().anyMatch(schema -> deletedToo || !schema.deleted());
    }

    private static void requireText(SchemaRequest request) {
        if (!request.hasText()) {
            throw new RegistryException(ErrorCode.INVALID_SCHEMA, "Empty schema");
        }
    }

    private Catalog catalog() {
        return log.catalog();
    }
}
