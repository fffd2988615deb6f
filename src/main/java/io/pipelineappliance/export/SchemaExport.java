package io.pipelineappliance.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Schemas: every version of every subject under its own id, since records carry it, and the compatibility levels. What is there already
 * is left as it is.
 */
public final class SchemaExport implements ExportStep {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEVEL = "compatibilityLevel";

    private final RegistryAccess source;
    private final RegistryAccess target;
    private final RegistryHttp from;
    private final RegistryHttp to;

    /** A version of a subject, as the API tells it. */
    private record Version(String subject, int number, int id, JsonNode answer) {
        static Version of(JsonNode answer) {
            return new Version(
                    answer.path("subject").asText(),
                    answer.path("version").asInt(),
                    answer.path("id").asInt(),
                    answer);
        }

        /** Registries write the same schema with other blanks. */
        String schema() {
            String text = answer.path("schema").asText();
            try {
                return JSON.readTree(text).toString();
            } catch (JsonProcessingException notJson) {
                return text.strip();
            }
        }

        String type() {
            return answer.path("schemaType").asText("AVRO");
        }

        String references() {
            return answer.path("references").isEmpty()
                    ? ""
                    : answer.path("references").toString();
        }

        boolean sameAs(Version other) {
            return id == other.id
                    && schema().equals(other.schema())
                    && type().equals(other.type())
                    && references().equals(other.references());
        }

        Checksum addTo(Checksum checksum) {
            return checksum.add(subject)
                    .number(number)
                    .number(id)
                    .add(type())
                    .add(schema())
                    .add(references());
        }
    }

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
        List<Version> versions = versions();
        List<Version> absent = new ArrayList<>();
        for (Version version : versions) {
            Optional<Version> there = at(to, version.subject(), version.number());
            if (there.isEmpty()) {
                absent.add(version);
            } else if (!there.get().sameAs(version)) {
                throw new ApplianceException(
                        "%s has another schema as version %d of %s, with the id %d instead of %d; delete it there, or export to another registry."
                                .formatted(
                                        target,
                                        version.number(),
                                        version.subject(),
                                        there.get().id(),
                                        version.id()));
            }
        }
        progress.accept("Schemas: %d of %d are to be copied".formatted(absent.size(), versions.size()));
        copy(absent);
        copyLevels(versions);
        return List.of(compare(versions));
    }

    /** Those that others refer to first: they were registered before, so their ids are lower. */
    private List<Version> versions() throws InterruptedException {
        List<Version> versions = new ArrayList<>();
        for (JsonNode subject : from.get("/subjects")) {
            String path = "/subjects/" + RegistryHttp.segment(subject.asText()) + "/versions";
            for (JsonNode number : from.get(path)) {
                versions.add(Version.of(from.get(path + "/" + number.asInt())));
            }
        }
        versions.sort(Comparator.comparingInt(Version::id)
                .thenComparing(Version::subject)
                .thenComparingInt(Version::number));
        return versions;
    }

    private static Optional<Version> at(RegistryHttp registry, String subject, int version)
            throws InterruptedException {
        try {
            return Optional.of(
                    Version.of(registry.get("/subjects/" + RegistryHttp.segment(subject) + "/versions/" + version)));
        } catch (RegistryRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Only in this mode a registry takes ids that somebody else has given. */
    private void copy(List<Version> absent) throws InterruptedException {
        TreeSet<String> subjects = new TreeSet<>();
        absent.forEach(version -> subjects.add(version.subject()));
        try {
            for (String subject : subjects) {
                to.put(mode(subject) + "?force=true", object("mode", "IMPORT"));
            }
            for (Version version : absent) {
                register(version);
            }
        } catch (RegistryRefusal refusal) {
            throw new ApplianceException(
                    "%s does not take the schemas with the ids that they have at %s: %s"
                            .formatted(target, source.place(), refusal.getMessage()),
                    refusal);
        } finally {
            for (String subject : subjects) {
                putBack(subject);
            }
        }
    }

    private void register(Version version) throws InterruptedException {
        ObjectNode body = object("schema", version.answer().path("schema").asText())
                .put("id", version.id())
                .put("version", version.number());
        if (!version.type().equals("AVRO")) {
            body.put("schemaType", version.type());
        }
        if (!version.references().isEmpty()) {
            body.set("references", version.answer().path("references"));
        }
        to.post("/subjects/" + RegistryHttp.segment(version.subject()) + "/versions", body);
    }

    private void putBack(String subject) throws InterruptedException {
        try {
            to.delete(mode(subject));
        } catch (RegistryRefusal refusal) {
            if (!refusal.isNotFound()) {
                throw refusal;
            }
        }
    }

    /** The appliance's common level becomes that of each subject: the other registry's own is for others too. */
    private void copyLevels(List<Version> versions) throws InterruptedException {
        String common = level(from, "/config").orElse("BACKWARD");
        boolean alike = level(to, "/config").filter(common::equals).isPresent();
        TreeSet<String> subjects = new TreeSet<>();
        versions.forEach(version -> subjects.add(version.subject()));
        for (String subject : subjects) {
            String path = "/config/" + RegistryHttp.segment(subject);
            Optional<String> wanted = level(from, path).or(() -> alike ? Optional.empty() : Optional.of(common));
            if (wanted.isPresent() && !level(to, path).equals(wanted)) {
                to.put(path, object("compatibility", wanted.get()));
            }
        }
    }

    private static Optional<String> level(RegistryHttp registry, String path) throws InterruptedException {
        try {
            return Optional.of(registry.get(path).path(LEVEL).asText());
        } catch (RegistryRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private Compared compare(List<Version> versions) throws InterruptedException {
        Checksum ours = new Checksum();
        Checksum theirs = new Checksum();
        long arrived = 0;
        for (Version version : versions) {
            version.addTo(ours);
            Optional<Version> there = at(to, version.subject(), version.number());
            if (there.isPresent()) {
                there.get().addTo(theirs);
                arrived++;
            }
        }
        return new Compared("schemas", new Content(versions.size(), ours.text()), new Content(arrived, theirs.text()));
    }

    private static String mode(String subject) {
        return "/mode/" + RegistryHttp.segment(subject);
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
