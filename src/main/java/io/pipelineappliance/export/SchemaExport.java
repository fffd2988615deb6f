package io.pipelineappliance.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.export.Compared.Content;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.RegistryHttp;
import io.pipelineappliance.registry.client.RegistryRefusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Schemas: every version of every subject under its own id, since records carry it, and the compatibility levels. What is there already
 * is left as it is.
 */
public final class SchemaExport implements ExportStep {
    private static final String LEVEL = "compatibilityLevel";
    private static final String IMPORT = "IMPORT";

    private final RegistryAccess source;
    private final RegistryAccess target;
    private final RegistryHttp from;
    private final RegistryHttp to;

    /**
     * @param source the appliance's
     * @param target takes schemas with their ids
     */
    public SchemaExport(RegistryAccess source, RegistryAccess target) {
        this.source = source;
        this.target = target;
        this.from = new RegistryHttp(source);
        this.to = new RegistryHttp(target);
    }

    @Override
    public List<Compared> run(Consumer<String> progress) throws InterruptedException {
        List<SchemaVersion> versions = versions();
        List<SchemaVersion> absent = new ArrayList<>();
        for (SchemaVersion version : versions) {
            Optional<SchemaVersion> there = at(to, version.subject(), version.number());
            if (there.isPresent() && !there.get().sameAs(version)) {
                throw new ApplianceException(
                        "%s has another schema as version %d of %s, with the id %d instead of %d; delete it there, or export to another registry."
                                .formatted(
                                        target,
                                        version.number(),
                                        version.subject(),
                                        there.get().id(),
                                        version.id()));
            }
            if (there.isEmpty() || there.get().deleted() && !version.deleted()) {
                absent.add(version);
            }
        }
        progress.accept("Schemas: %d of %d are to be copied".formatted(absent.size(), versions.size()));
        copy(absent, versions);
        return List.of(compare(versions));
    }

    /**
     * Those that others refer to first: they were registered before, so their ids are lower. Deleted ones too, as long as their ids lead
     * to them: records may carry those.
     */
    private List<SchemaVersion> versions() throws InterruptedException {
        List<SchemaVersion> versions = new ArrayList<>();
        for (JsonNode subject : from.get("/subjects?deleted=true")) {
            String path = "/subjects/" + RegistryHttp.segment(subject.asText()) + "/versions?deleted=true";
            for (JsonNode number : from.get(path)) {
                at(from, subject.asText(), number.asInt()).ifPresent(versions::add);
            }
        }
        versions.sort(Comparator.comparingInt(SchemaVersion::id)
                .thenComparing(SchemaVersion::subject)
                .thenComparingInt(SchemaVersion::number));
        return versions;
    }

    private static Optional<SchemaVersion> at(RegistryHttp registry, String subject, int version)
            throws InterruptedException {
        String path = version(subject, version);
        Optional<JsonNode> live = find(registry, path);
        return live.isPresent()
                ? live.map(answer -> SchemaVersion.of(answer, false))
                : find(registry, path + "?deleted=true").map(answer -> SchemaVersion.of(answer, true));
    }

    private static Optional<JsonNode> find(RegistryHttp registry, String path) throws InterruptedException {
        try {
            return Optional.of(registry.get(path));
        } catch (RegistryRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Only in mode IMPORT a registry takes ids that somebody else has given. */
    private void copy(List<SchemaVersion> absent, List<SchemaVersion> all) throws InterruptedException {
        Set<String> importing = subjects(absent);
        Map<String, Optional<String>> modes = new TreeMap<>();
        for (String subject : subjects(all)) {
            Optional<String> mode =
                    find(to, mode(subject)).map(answer -> answer.path("mode").asText());
            if (importing.contains(subject) || mode.equals(Optional.of(IMPORT))) {
                modes.put(subject, mode);
            }
        }
        try {
            for (String subject : importing) {
                to.put(mode(subject) + "?force=true", object("mode", IMPORT));
            }
            for (SchemaVersion version : absent) {
                register(version);
            }
            copyLevels(all);
            delete(all);
        } catch (RegistryRefusal refusal) {
            throw new ApplianceException(
                    "%s does not take the schemas with the ids that they have at %s: %s"
                            .formatted(target, source.place(), refusal.getMessage()),
                    refusal);
        } finally {
            for (Map.Entry<String, Optional<String>> before : modes.entrySet()) {
                putBack(before.getKey(), before.getValue());
            }
        }
    }

    /** A subject that was importing already was left so by an export that was killed. */
    private void putBack(String subject, Optional<String> before) throws InterruptedException {
        Optional<String> own = before.filter(mode -> !mode.equals(IMPORT));
        if (own.isPresent()) {
            to.put(mode(subject), object("mode", own.get()));
            return;
        }
        try {
            to.delete(mode(subject));
        } catch (RegistryRefusal refusal) {
            if (!refusal.isNotFound()) {
                throw refusal;
            }
        }
    }

    /** Those that refer to others first: what is referred to cannot be deleted. */
    private void delete(List<SchemaVersion> versions) throws InterruptedException {
        for (int last = versions.size() - 1; last >= 0; last--) {
            SchemaVersion version = versions.get(last);
            if (version.deleted()
                    && at(to, version.subject(), version.number())
                            .filter(there -> !there.deleted())
                            .isPresent()) {
                to.delete(version(version.subject(), version.number()));
            }
        }
    }

    private void register(SchemaVersion version) throws InterruptedException {
        to.post("/subjects/" + RegistryHttp.segment(version.subject()) + "/versions", version.request());
    }

    /** The appliance's common level becomes that of each subject: the other registry's own is for others too. */
    private void copyLevels(List<SchemaVersion> versions) throws InterruptedException {
        String common = level(from, "/config").orElse("BACKWARD");
        boolean alike = level(to, "/config").filter(common::equals).isPresent();
        for (String subject : subjects(versions)) {
            String path = "/config/" + RegistryHttp.segment(subject);
            Optional<String> wanted = level(from, path).or(() -> alike ? Optional.empty() : Optional.of(common));
            if (wanted.isPresent() && !level(to, path).equals(wanted)) {
                to.put(path, object("compatibility", wanted.get()));
            }
        }
    }

    private static Optional<String> level(RegistryHttp registry, String path) throws InterruptedException {
        return find(registry, path).map(answer -> answer.path(LEVEL).asText());
    }

    private Compared compare(List<SchemaVersion> versions) throws InterruptedException {
        Checksum ours = new Checksum();
        Checksum theirs = new Checksum();
        long arrived = 0;
        for (SchemaVersion version : versions) {
            version.addTo(ours);
            Optional<SchemaVersion> there = at(to, version.subject(), version.number());
            if (there.isPresent()) {
                there.get().addTo(theirs);
                arrived++;
            }
        }
        return new Compared("schemas", new Content(versions.size(), ours.text()), new Content(arrived, theirs.text()));
    }

    private static Set<String> subjects(List<SchemaVersion> versions) {
        return versions.stream().map(SchemaVersion::subject).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String version(String subject, int number) {
        return "/subjects/" + RegistryHttp.segment(subject) + "/versions/" + number;
    }

    private static String mode(String subject) {
        return "/mode/" + RegistryHttp.segment(subject);
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
