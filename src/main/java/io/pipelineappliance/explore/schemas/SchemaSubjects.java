package io.pipelineappliance.explore.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The subjects. Their names come in one request; more is asked about those of one page only. */
public final class SchemaSubjects {
    /** All contexts. */
    private static final String LIST = "/subjects?subjectPrefix=%3A*%3A";

    private final RegistryRequests registry;
    private final SchemaSettings settings;

    SchemaSubjects(RegistryRequests registry, SchemaSettings settings) {
        this.registry = registry;
        this.settings = settings;
    }

    /**
     * @param search part of the name, in either case
     * @param deletedToo whether those that are deleted softly are listed as well
     */
    public SchemaSubjectPage page(String search, boolean deletedToo, int offset, int limit)
            throws InterruptedException {
        Set<String> live = new HashSet<>(texts(registry.get(LIST)));
        List<String> all = deletedToo ? texts(registry.get(LIST + "&deleted=true")) : List.copyOf(live);
        String part = search.toLowerCase(Locale.ROOT);
        List<String> fitting = all.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .sorted(Comparator.comparing((String name) -> name.startsWith(":"))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<SchemaSubject> subjects = new ArrayList<>();
        for (String name : fitting.stream().skip(offset).limit(limit).toList()) {
            subjects.add(summary(name, !live.contains(name)));
        }
        return new SchemaSubjectPage(fitting.size(), offset, subjects);
    }

    /** @throws io.pipelineappliance.explore.NotFound when there is no such subject */
    public SchemaSubjectView subject(String name) throws InterruptedException {
        List<Integer> all = versions(name, true);
        List<Integer> live = versions(name, false);
        if (all.isEmpty()) {
            throw registry.noSubject(name);
        }
        List<Integer> shown = live.isEmpty() ? all : live;
        return new SchemaSubjectView(
                name,
                live.isEmpty(),
                live.size(),
                all.size() - live.size(),
                shown.get(shown.size() - 1),
                settings.level(name),
                settings.mode(name));
    }

    /** The numbers of a subject's versions, ascending; none when there is no such subject. */
    List<Integer> versions(String subject, boolean deletedToo) throws InterruptedException {
        String path = RegistryRequests.subject(subject) + "/versions" + (deletedToo ? "?deleted=true" : "");
        return registry.find(path).stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(JsonNode::asInt)
                .sorted()
                .toList();
    }

    private SchemaSubject summary(String name, boolean deleted) throws InterruptedException {
        Optional<JsonNode> latest =
                deleted ? latestDeleted(name) : registry.find(RegistryRequests.subject(name) + "/versions/latest");
        SchemaSetting level = settings.level(name);
        return new SchemaSubject(
                name,
                deleted,
                latest.map(version -> version.path("version").asInt()).orElse(null),
                latest.map(version -> version.path("id").asInt()).orElse(null),
                latest.map(SchemaVersions::type).orElse(null),
                level.value(),
                level.own());
    }

    private Optional<JsonNode> latestDeleted(String name) throws InterruptedException {
        List<Integer> versions = versions(name, true);
        return versions.isEmpty()
                ? Optional.empty()
                : registry.find(SchemaVersions.path(name, versions.get(versions.size() - 1)));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
