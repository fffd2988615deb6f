package io.pipelineappliance.registry.service;

import io.pipelineappliance.registry.store.Catalog;
import io.pipelineappliance.registry.store.LogRecord;
import io.pipelineappliance.registry.store.SchemaLog;
import io.pipelineappliance.registry.store.SchemaLog.Change;
import io.pipelineappliance.registry.store.StoredSchema;
import io.pipelineappliance.registry.store.StoredSchema.Version;
import io.pipelineappliance.registry.store.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes versions away, in two steps: a deleted one is no longer listed or compared with, but its id still leads to it; only then it can be deleted for good.
 */
public final class Deletions {
    private final SchemaLog log;
    private final Modes modes;

    Deletions(SchemaLog log, Modes modes) {
        this.log = log;
        this.modes = modes;
    }

    /**
     * Deletes all versions.
     *
     * @return their numbers
     */
    public List<Integer> deleteSubject(Subject subject, boolean permanently) {
        return log.change(() -> {
            List<StoredSchema> versions = catalog().versions(subject);
            requireDeletable(subject, versions, permanently);
            modes.requireWritable(subject);
            List<StoredSchema> going = versions.stream()
                    .filter(schema -> permanently || !schema.deleted())
                    .toList();
            going.forEach(schema -> requireUnreferenced(schema, permanently, Optional.of(subject)));
            List<Integer> numbers = going.stream().map(StoredSchema::version).toList();
            return new Change<>(
                    permanently
                            ? gone(subject, going)
                            : List.of(new LogRecord.SubjectDeleted(subject, numbers.get(numbers.size() - 1))),
                    numbers);
        });
    }

    /**
     * Deletes one version.
     *
     * @return its number
     */
    public int deleteVersion(Subject subject, VersionNumber wanted, boolean permanently) {
        return log.change(() -> {
            StoredSchema schema = find(subject, wanted);
            if (schema.deleted() && !permanently) {
                throw new RegistryException(
                        ErrorCode.VERSION_SOFT_DELETED,
                        "Subject '%s' Version %d was soft deleted. Set permanent=true to delete permanently"
                                .formatted(subject, schema.version()));
            }
            modes.requireWritable(subject);
            requireUnreferenced(schema, permanently, Optional.empty());
            if (!schema.deleted() && permanently) {
                throw new RegistryException(
                        ErrorCode.VERSION_NOT_SOFT_DELETED,
                        "Subject '%s' Version %d was not deleted first before being permanently deleted"
                                .formatted(subject, schema.version()));
            }
            boolean last = catalog().versions(subject).size() == 1;
            List<LogRecord> records = permanently
                    ? last ? gone(subject, List.of(schema)) : List.of(new LogRecord.SchemaGone(schema.place()))
                    : List.of(new LogRecord.SchemaPut(schema.asDeleted()));
            return new Change<>(records, schema.version());
        });
    }

    /** Deletes a context without subjects. */
    public void deleteContext(String context) {
        log.change(() -> {
            if (catalog().all().stream()
                    .anyMatch(schema -> schema.subject().context().equals(context))) {
                throw new RegistryException(
                        ErrorCode.CONTEXT_NOT_EMPTY, "The specified context '" + context + "' is not empty.");
            }
            return new Change<>(List.of(new LogRecord.ContextGone(context)), context);
        });
    }

    private StoredSchema find(Subject subject, VersionNumber wanted) {
        List<StoredSchema> versions = catalog().versions(subject);
        if (versions.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return versions.stream()
                .filter(schema -> wanted.isLatest() ? !schema.deleted() : schema.version() == wanted.number())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> RegistryException.versionNotFound(wanted.number()));
    }

    private static void requireDeletable(Subject subject, List<StoredSchema> versions, boolean permanently) {
        if (versions.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        boolean allDeleted = versions.stream().allMatch(StoredSchema::deleted);
        if (allDeleted && !permanently) {
            throw new RegistryException(
                    ErrorCode.SUBJECT_SOFT_DELETED,
                    "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
        }
        if (!allDeleted && permanently) {
            throw new RegistryException(
                    ErrorCode.SUBJECT_NOT_SOFT_DELETED,
                    "Subject '" + subject + "' was not deleted first before being permanently deleted");
        }
    }

    /** A version that others use cannot go; for good, not even if those are deleted, since they may come back. */
    private void requireUnreferenced(StoredSchema schema, boolean permanently, Optional<Subject> goingToo) {
        boolean used = catalog().referrers(schema.place()).stream()
                .filter(referrer -> permanently || !referrer.deleted())
                .anyMatch(referrer -> !goingToo.equals(Optional.of(referrer.subject())));
        if (used) {
            throw RegistryException.referenced(schema.place());
        }
    }

    /** With the last version of a subject goes what was set for it. */
    private List<LogRecord> gone(Subject subject, List<StoredSchema> versions) {
        List<LogRecord> records = new ArrayList<>();
        versions.forEach(schema -> records.add(new LogRecord.SchemaGone(new Version(subject, schema.version()))));
        catalog().mode(subject).ifPresent(mode -> records.add(new LogRecord.ModeGone(subject)));
        catalog().config(subject).ifPresent(config -> records.add(new LogRecord.ConfigGone(subject)));
        return records;
    }

    private Catalog catalog() {
        return log.catalog();
    }
}
