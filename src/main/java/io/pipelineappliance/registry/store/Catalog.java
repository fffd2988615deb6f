package io.pipelineappliance.registry.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.store.StoredSchema.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that the topic says, indexed. One thread applies the topic's records in their order; any number read. Look-ups by id do not wait for
 * each other.
 */
public final class Catalog {
    private final NavigableMap<Subject, NavigableMap<Integer, StoredSchema>> subjects = new TreeMap<>();
    private final SchemaIds ids = new SchemaIds();
    private final Map<Version, Set<Version>> referrers = new HashMap<>();
    private final Map<Subject, ObjectNode> configs = new TreeMap<>();
    private final Map<Subject, Mode> modes = new TreeMap<>();
    private final Set<String> contexts = new TreeSet<>();

    /** Which schema has which id. */
    public SchemaIds ids() {
        return ids;
    }

    /** All versions of a subject in their order, the deleted ones among them. */
    public synchronized List<StoredSchema> versions(Subject subject) {
        NavigableMap<Integer, StoredSchema> versions = subjects.get(subject);
        return versions == null ? List.of() : List.copyOf(versions.values());
    }

    /** One version, deleted or not. */
    public synchronized Optional<StoredSchema> version(Version version) {
        return Optional.ofNullable(subjects.get(version.subject())).map(versions -> versions.get(version.number()));
    }

    /** All versions of all subjects in the order of subjects and versions. */
    public synchronized List<StoredSchema> all() {
        List<StoredSchema> all = new ArrayList<>();
        subjects.values().forEach(versions -> all.addAll(versions.values()));
        return all;
    }

    /** The versions that refer to this one. */
    public synchronized List<StoredSchema> referrers(Version version) {
        return referrers.getOrDefault(version, Set.of()).stream()
                .flatMap(referrer -> version(referrer).stream())
                .toList();
    }

    /** What was set for exactly this subject or context. */
    public synchronized Optional<ObjectNode> config(Subject subject) {
        return Optional.ofNullable(configs.get(subject)).map(ObjectNode::deepCopy);
    }

    /** What was set for exactly this subject or context. */
    public synchronized Optional<Mode> mode(Subject subject) {
        return Optional.ofNullable(modes.get(subject));
    }

    /** Subjects and contexts with a mode of their own. */
    public synchronized List<Subject> withMode() {
        return List.copyOf(modes.keySet());
    }

    /** All but the default one. */
    public synchronized Set<String> contexts() {
        return new TreeSet<>(contexts);
    }

    synchronized void apply(LogRecord change) {
        if (change instanceof LogRecord.SchemaPut put) {
            put(put.schema());
        } else if (change instanceof LogRecord.SchemaGone gone) {
            remove(gone.version());
        } else if (change instanceof LogRecord.SubjectDeleted deleted) {
            versions(deleted.subject()).stream()
                    .filter(schema -> schema.version() <= deleted.lastVersion())
                    .forEach(schema -> put(schema.asDeleted()));
        } else if (change instanceof LogRecord.SubjectCleared cleared) {
            versions(cleared.subject()).stream()
                    .filter(StoredSchema::deleted)
                    .forEach(schema -> remove(schema.place()));
        } else if (change instanceof LogRecord.ConfigPut put) {
            configs.put(put.subject(), put.config());
        } else if (change instanceof LogRecord.ConfigGone gone) {
            configs.remove(gone.subject());
        } else if (change instanceof LogRecord.ModePut put) {
            modes.put(put.subject(), put.mode());
        } else if (change instanceof LogRecord.ModeGone gone) {
            modes.remove(gone.subject());
        } else if (change instanceof LogRecord.ContextPut put) {
            contexts.add(put.context());
        } else if (change instanceof LogRecord.ContextGone gone) {
            contexts.remove(gone.context());
        }
    }

    private void put(StoredSchema schema) {
        // Readers of ids do not wait: what only changes its state must be there throughout.
        version(schema.place())
                .filter(before ->
                        before.id() != schema.id() || !before.fingerprint().equals(schema.fingerprint()))
                .ifPresent(before -> remove(before.place()));
        subjects.computeIfAbsent(schema.subject(), subject -> new TreeMap<>()).put(schema.version(), schema);
        ids.put(schema);
        if (!schema.subject().isInDefaultContext()) {
            contexts.add(schema.subject().context());
        }
        schema.references()
                .forEach(reference -> referrers
                        .computeIfAbsent(
                                new Version(schema.subject().neighbour(reference.subject()), reference.version()),
                                version -> new TreeSet<>())
                        .add(schema.place()));
    }

    private void remove(Version version) {
        NavigableMap<Integer, StoredSchema> versions = subjects.get(version.subject());
        StoredSchema schema = versions == null ? null : versions.remove(version.number());
        if (schema == null) {
            return;
        }
        if (versions.isEmpty()) {
            subjects.remove(version.subject());
        }
        ids.remove(schema);
        referrers.values().forEach(places -> places.remove(version));
    }
}
