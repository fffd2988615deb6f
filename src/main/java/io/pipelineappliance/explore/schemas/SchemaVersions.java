package io.pipelineappliance.explore.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.client.RegistryHttp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The versions of subjects. */
public final class SchemaVersions {
    private static final int MOST_REFERRERS = 25;
    private static final int MOST_PLACES = 100;

    private final RegistryRequests registry;
    private final SchemaSubjects subjects;

    SchemaVersions(RegistryRequests registry, SchemaSubjects subjects) {
        this.registry = registry;
        this.subjects = subjects;
    }

    /** @throws io.pipelineappliance.explore.NotFound when there is no such subject */
    public SchemaVersionPage page(String subject, int offset, int limit) throws InterruptedException {
        List<Integer> all = subjects.versions(subject, true);
        if (all.isEmpty()) {
            throw registry.noSubject(subject);
        }
        Set<Integer> live = Set.copyOf(subjects.versions(subject, false));
        List<SchemaVersionSummary> versions = new ArrayList<>();
        for (int version : all.stream()
                .sorted(Comparator.reverseOrder())
                .skip(offset)
                .limit(limit)
                .toList()) {
            versions.add(summary(subject, version, !live.contains(version)));
        }
        return new SchemaVersionPage(all.size(), offset, versions);
    }

    /**
     * A version, deleted or not.
     *
     * @throws io.pipelineappliance.explore.NotFound when there is no such version
     */
    public SchemaVersion version(String subject, int number) throws InterruptedException {
        JsonNode version = registry.find(path(subject, number)).orElseThrow(() -> registry.noVersion(subject, number));
        int id = version.path("id").asInt();
        SchemaPlace itself = new SchemaPlace(subject, number);
        return new SchemaVersion(
                subject,
                number,
                id,
                type(version),
                !subjects.versions(subject, false).contains(number),
                version.path("schema").asText(),
                references(version),
                referrers(subject, number),
                places(subject, List.of(id), itself));
    }

    private SchemaVersionSummary summary(String subject, int number, boolean deleted) throws InterruptedException {
        Optional<JsonNode> version = registry.find(path(subject, number));
        return new SchemaVersionSummary(
                number,
                version.map(found -> found.path("id").asInt()).orElse(null),
                version.map(SchemaVersions::type).orElse(null),
                deleted,
                version.map(found -> found.path("references").size()).orElse(0));
    }

    private SchemaPlaces referrers(String subject, int number) throws InterruptedException {
        List<Integer> ids = registry.find(RegistryRequests.subject(subject) + "/versions/" + number + "/referencedby")
                .map(SchemaVersions::stream)
                .orElseGet(Stream::empty)
                .map(JsonNode::asInt)
                .distinct()
                .toList();
        SchemaPlaces found =
                places(subject, ids.stream().limit(MOST_REFERRERS).toList(), new SchemaPlace(subject, number));
        return new SchemaPlaces(found.complete() && ids.size() <= MOST_REFERRERS, found.places());
    }

    /** Where schemas with these ids are registered; ids mean something in a context only, which is that of the subject. */
    private SchemaPlaces places(String subject, List<Integer> ids, SchemaPlace without) throws InterruptedException {
        Set<SchemaPlace> places = new LinkedHashSet<>();
        for (int id : ids) {
            registry.find("/schemas/ids/" + id + "/versions?subject=" + RegistryHttp.segment(subject)).stream()
                    .flatMap(SchemaVersions::stream)
                    .map(place -> new SchemaPlace(
                            place.path("subject").asText(),
                            place.path("version").asInt()))
                    .filter(place -> !place.equals(without))
                    .forEach(places::add);
        }
        return new SchemaPlaces(
                places.size() <= MOST_PLACES, places.stream().limit(MOST_PLACES).toList());
    }

    /** Where a version is, deleted or not. */
    static String path(String subject, int version) {
        return RegistryRequests.subject(subject) + "/versions/" + version + "?deleted=true";
    }

    /** A schema's language, which the registry leaves out where it is Avro. */
    static String type(JsonNode schema) {
        return schema.path("schemaType").asText("AVRO");
    }

    private static List<SchemaUse> references(JsonNode version) {
        return stream(version.path("references"))
                .map(use -> new SchemaUse(
                        use.path("name").asText(),
                        use.path("subject").asText(),
                        use.path("version").asInt()))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
