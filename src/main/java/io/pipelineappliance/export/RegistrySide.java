package io.pipelineappliance.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.RegistryException;
import io.pipelineappliance.registry.client.RegistryHttp;
import io.pipelineappliance.registry.client.RegistryRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of the two registries. */
final class RegistrySide {
    private static final String IMPORT = "IMPORT";
    private static final String ALL_CONTEXTS = "subjectPrefix=" + RegistryHttp.segment(":*:");

    private final RegistryAccess access;
    private final RegistryHttp http;

    RegistrySide(RegistryAccess access) {
        this.access = access;
        this.http = new RegistryHttp(access);
    }

    RegistryAccess access() {
        return access;
    }

    /** All versions, those among them that are deleted but not for good. */
    List<SchemaEntry> all() throws InterruptedException {
        List<SchemaEntry> entries = new ArrayList<>();
        for (JsonNode subject : http.get("/subjects?deleted=true&" + ALL_CONTEXTS)) {
            String versions = versions(subject.asText());
            Set<Integer> live = new HashSet<>();
            find(versions).ifPresent(numbers -> numbers.forEach(number -> live.add(number.asInt())));
            for (JsonNode number : http.get(versions + "?deleted=true")) {
                entry(new SchemaEntry.Place(subject.asText(), number.asInt()), !live.contains(number.asInt()))
                        .ifPresent(entries::add);
            }
        }
        return entries;
    }

    /** One version, whether deleted or not. */
    Optional<SchemaEntry> entry(SchemaEntry.Place place) throws InterruptedException {
        boolean live = find(path(place)).filter(answer -> isOf(answer, place)).isPresent();
        return entry(place, !live);
    }

    private Optional<SchemaEntry> entry(SchemaEntry.Place place, boolean deleted) throws InterruptedException {
        return find(path(place) + "?deleted=true")
                .filter(answer -> isOf(answer, place))
                .map(answer -> new SchemaEntry((ObjectNode) answer, deleted));
    }

    /** A registry may answer with the subject of another context where there is none of that name in this one. */
    private static boolean isOf(JsonNode answer, SchemaEntry.Place place) {
        return answer.path("subject").asText().equals(place.subject());
    }

    /** The schema that an id stands for, in the context of a subject. */
    Optional<JsonNode> schema(int id, String subject) throws InterruptedException {
        return find("/schemas/ids/" + id + "?subject=" + RegistryHttp.segment(subject));
    }

    void register(SchemaEntry entry) throws InterruptedException {
        http.post(versions(entry.place().subject()), entry.request());
    }

    void delete(SchemaEntry.Place place) throws InterruptedException {
        http.delete(path(place));
    }

    /** The level of compatibility that holds for a subject, wherever it is set. */
    String level(String subject) throws InterruptedException {
        return http.get("/config/" + RegistryHttp.segment(subject) + "?defaultToGlobal=true")
                .path("compatibilityLevel")
                .asText();
    }

    void setLevel(String subject, String level) throws InterruptedException {
        http.put("/config/" + RegistryHttp.segment(subject), object("compatibility", level));
    }

    /** The mode that is set for this very subject. */
    Optional<String> mode(String subject) throws InterruptedException {
        return find("/mode/" + RegistryHttp.segment(subject))
                .map(answer -> answer.path("mode").asText());
    }

    /** From now on a subject takes schemas with the ids that they have. */
    void beginImport(String subject) throws InterruptedException {
        try {
            http.put("/mode/" + RegistryHttp.segment(subject) + "?force=true", object("mode", IMPORT));
        } catch (RegistryException e) {
            throw new ApplianceException(
                    "%s does not let the subject %s be set to mode IMPORT, without which schemas would get other ids than the records name (%s); allow it there (mode.mutability=true), or move to a registry that has it."
                            .formatted(access, subject, e.getMessage()),
                    e);
        }
    }

    /** @param before the mode that was set for the subject; one of an interrupted export counts as none */
    void endImport(String subject, Optional<String> before) throws InterruptedException {
        String path = "/mode/" + RegistryHttp.segment(subject);
        Optional<String> own = before.filter(mode -> !mode.equals(IMPORT));
        if (own.isPresent()) {
            http.put(path, object("mode", own.get()));
            return;
        }
        try {
            http.delete(path);
        } catch (RegistryException onlySets) {
            http.put(path, object("mode", "READWRITE"));
        }
    }

    private Optional<JsonNode> find(String path) throws InterruptedException {
        try {
            return Optional.of(http.get(path));
        } catch (RegistryRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private static String versions(String subject) {
        return "/subjects/" + RegistryHttp.segment(subject) + "/versions";
    }

    private static String path(SchemaEntry.Place place) {
        return versions(place.subject()) + "/" + place.version();
    }
}
