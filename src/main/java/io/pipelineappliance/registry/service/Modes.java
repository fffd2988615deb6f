package io.pipelineappliance.registry.service;

import io.pipelineappliance.registry.store.Catalog;
import io.pipelineappliance.registry.store.LogRecord;
import io.pipelineappliance.registry.store.Mode;
import io.pipelineappliance.registry.store.SchemaLog;
import io.pipelineappliance.registry.store.SchemaLog.Change;
import io.pipelineappliance.registry.store.StoredSchema;
import io.pipelineappliance.registry.store.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be done with subjects, contexts and all. The narrower setting wins. */
public final class Modes {
    private static final Subject GLOBAL = new Subject(".__GLOBAL", "");
    private static final Subject DEFAULT_CONTEXT = Subject.of("");

    private final SchemaLog log;

    Modes(SchemaLog log) {
        this.log = log;
    }

    /** What holds for a subject or context, wherever it is set. */
    public Mode inScope(Subject subject) {
        Optional<Mode> overriding = catalog().mode(DEFAULT_CONTEXT).filter(mode -> mode == Mode.READONLY_OVERRIDE);
        return overriding
                .or(() -> catalog().mode(subject))
                .or(() -> catalog().mode(new Subject(subject.context(), "")))
                .or(() -> catalog().mode(GLOBAL))
                .orElse(Mode.READWRITE);
    }

    /** What is set for exactly this subject or context; there is always something for all together. */
    public Optional<Mode> own(Subject subject) {
        Optional<Mode> own = catalog().mode(subject);
        return subject.isDefaultContextItself() || subject.equals(GLOBAL)
                ? own.or(() -> Optional.of(Mode.READWRITE))
                : own;
    }

    /**
     * Sets one. Importing begins with nothing: what was deleted goes for good, and what is there refuses it.
     *
     * @param force to import beside what is there
     */
    public Mode set(Subject subject, Mode mode, boolean force) {
        return log.change(() -> {
            List<LogRecord> records = new ArrayList<>();
            if (mode == Mode.IMPORT && inScope(subject) != Mode.IMPORT && !force) {
                records.addAll(clearing(subject));
            }
            records.add(new LogRecord.ModePut(subject, mode));
            return new Change<>(records, mode);
        });
    }

    /**
     * Takes back what was set.
     *
     * @param recursive for all subjects of the context as well
     * @return what it was, if it was set
     */
    public Optional<Mode> delete(Subject subject, boolean recursive) {
        return log.change(() -> {
            Optional<Mode> before = own(subject);
            if (before.isEmpty() && !recursive) {
                throw RegistryException.subjectNotFound(subject);
            }
            List<LogRecord> records = new ArrayList<>(List.of(new LogRecord.ModeGone(subject)));
            if (recursive && subject.name().isEmpty()) {
                catalog().withMode().stream()
                        .filter(other -> other.context().equals(subject.context()) && !other.equals(subject))
                        .forEach(other -> records.add(new LogRecord.ModeGone(other)));
            }
            return new Change<>(records, before);
        });
    }

    void requireWritable(Subject subject) {
        if (inScope(subject).isReadOnly()) {
            throw RegistryException.readOnly(subject);
        }
    }

    private List<LogRecord> clearing(Subject scope) {
        List<StoredSchema> within = catalog().all().stream()
                .filter(schema -> isWithin(schema.subject(), scope))
                .toList();
        if (within.stream().anyMatch(schema -> !schema.deleted())) {
            throw new RegistryException(
                    ErrorCode.NOT_PERMITTED,
                    "Cannot import since found existing subjects; delete them first, or set the mode with force=true.");
        }
        List<LogRecord> records = new ArrayList<>();
        for (StoredSchema schema : within) {
            if (catalog().referrers(schema.place()).stream()
                    .anyMatch(referrer -> !isWithin(referrer.subject(), scope))) {
                throw RegistryException.referenced(schema.place());
            }
            records.add(new LogRecord.SchemaGone(schema.place()));
        }
        return records;
    }

    private static boolean isWithin(Subject subject, Subject scope) {
        boolean everywhere = scope.equals(GLOBAL);
        boolean sameContext = subject.context().equals(scope.context());
        return everywhere || (sameContext && (scope.name().isEmpty() || subject.equals(scope)));
    }

    private Catalog catalog() {
        return log.catalog();
    }
}
