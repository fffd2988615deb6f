package io.pipelineappliance.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.RegistryException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All schemas of one registry with their subjects, versions, ids and references, and the subjects' levels of compatibility. Records name their
 * schemas by id, so none may change.
 */
public final class SchemaMove implements Move {
    private final RegistrySide source;
    private final RegistrySide target;
    private List<SchemaEntry> entries = List.of();
    private final Set<SchemaEntry.Place> present = new HashSet<>();

    public SchemaMove(RegistryAccess source, RegistryAccess target) {
        this.source = new RegistrySide(source);
        this.target = new RegistrySide(target);
    }

    @Override
    public String title() {
        return "%d schemas of the %s to the %s".formatted(entries.size(), source.access(), target.access());
    }

    @Override
    public void check() throws InterruptedException {
        if (source.access().addresses().equals(target.access().addresses())) {
            throw new ApplianceException(
                    "The %s is the appliance's own; give --to the address of another one.".formatted(target.access()));
        }
        entries = SchemaOrder.of(source.all());
        present.clear();
        for (SchemaEntry entry : entries) {
            Optional<SchemaEntry> there = target.entry(entry.place());
            if (there.isPresent()) {
                requireSame(entry, there.get());
                present.add(entry.place());
            } else {
                requireFree(entry);
            }
        }
    }

    private void requireSame(SchemaEntry entry, SchemaEntry there) {
        if (entry.id() != there.id() || !entry.content().equals(there.content())) {
            throw new ApplianceException(
                    "The %s has another schema as %s (id %d instead of %d); delete it there for good, or move to a registry without it."
                            .formatted(target.access(), entry.place(), there.id(), entry.id()));
        }
    }

    private void requireFree(SchemaEntry entry) throws InterruptedException {
        Optional<JsonNode> holder = target.schema(entry.id(), entry.place().subject());
        if (holder.isPresent() && !entry.saysTheSameAs(holder.get())) {
            throw new ApplianceException(
                    "The %s has another schema under id %d, which records of the appliance name for %s; move to a registry in which the id is free."
                            .formatted(target.access(), entry.id(), entry.place()));
        }
    }

    @Override
    public void copy(Progress progress) throws InterruptedException {
        Map<String, Optional<String>> modes = new HashMap<>();
        try {
            for (String subject : subjects()) {
                Optional<String> mode = target.mode(subject);
                if (mode.isPresent() || isLacking(subject)) {
                    modes.put(subject, mode);
                }
            }
            register(progress);
        } finally {
            giveBack(modes);
        }
        setLevels();
        deleteWhatIsDeleted();
        progress.say("  schemas: %,d".formatted(entries.size() - present.size()));
    }

    private boolean isLacking(String subject) {
        return entries.stream()
                .anyMatch(entry ->
                        entry.place().subject().equals(subject) && !present.contains(entry.place()));
    }

    private void register(Progress progress) throws InterruptedException {
        Set<String> importing = new TreeSet<>();
        int done = 0;
        for (SchemaEntry entry : entries) {
            progress.count("schemas", done++, entries.size());
            if (!present.contains(entry.place())) {
                if (importing.add(entry.place().subject())) {
                    target.beginImport(entry.place().subject());
                }
                target.register(entry);
            }
        }
    }

    /** Also after a failure, which counts more than one in here. */
    private void giveBack(Map<String, Optional<String>> modes) throws InterruptedException {
        RegistryException failed = null;
        for (Map.Entry<String, Optional<String>> mode : modes.entrySet()) {
            try {
                target.endImport(mode.getKey(), mode.getValue());
            } catch (RegistryException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw new ApplianceException(
                    "Not every subject could be taken back from mode IMPORT (%s); run the same command again, which does it."
                            .formatted(failed.getMessage()),
                    failed);
        }
    }

    private void setLevels() throws InterruptedException {
        for (String subject : subjects()) {
            String level = source.level(subject);
            if (!level.equals(target.level(subject))) {
                target.setLevel(subject, level);
            }
        }
    }

    /** Those that refer to others first, since what is referred to cannot be deleted. */
    private void deleteWhatIsDeleted() throws InterruptedException {
        List<SchemaEntry> deleted =
                new ArrayList<>(entries.stream().filter(SchemaEntry::deleted).toList());
        Collections.reverse(deleted);
        for (SchemaEntry entry : deleted) {
            if (!target.entry(entry.place()).map(SchemaEntry::deleted).orElse(true)) {
                target.delete(entry.place());
            }
        }
    }

    @Override
    public List<Comparison> compare(Progress progress) throws InterruptedException {
        List<SchemaEntry> there = new ArrayList<>();
        for (SchemaEntry entry : entries) {
            target.entry(entry.place()).ifPresent(there::add);
        }
        return List.of(new Comparison(
                "schemas", entries.size(), there.size(), checksum(source, entries), checksum(target, there)));
    }

    private String checksum(RegistrySide side, List<SchemaEntry> ordered) throws InterruptedException {
        Checksum checksum = new Checksum();
        ordered.forEach(entry -> checksum.add(entry.place().toString())
                .add(entry.id())
                .add(entry.content())
                .add(entry.deleted() ? 1 : 0));
        for (String subject : subjects()) {
            checksum.add(side.level(subject));
        }
        return checksum.text();
    }

    private Set<String> subjects() {
        return entries.stream().map(entry -> entry.place().subject()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        // Each request is a connection of its own.
    }
}
