package io.pipelineappliance.registry.store;

import io.pipelineappliance.registry.store.StoredSchema.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The ids of schemas, each context with its own. Safe for any number of readers beside one writer, who never makes them wait. */
public final class SchemaIds {
    private record ContextId(String context, int id) {}

    private record Content(String context, String fingerprint) {}

    private final Map<ContextId, Map<Version, StoredSchema>> byId = new ConcurrentHashMap<>();
    private final Map<Content, Map<Version, Integer>> byContent = new ConcurrentHashMap<>();
    private final Map<UUID, Map<Version, StoredSchema>> byGuid = new ConcurrentHashMap<>();
    private final Map<String, Integer> highest = new ConcurrentHashMap<>();

    /** One of the versions with this id, rather one that is not deleted. */
    public Optional<StoredSchema> schema(String context, int id) {
        Map<Version, StoredSchema> places = byId.getOrDefault(new ContextId(context, id), Map.of());
        return places.values().stream().min(Comparator.comparing(StoredSchema::deleted));
    }

    /** All versions with this id, by subject. */
    public List<StoredSchema> places(String context, int id) {
        return List.copyOf(
                byId.getOrDefault(new ContextId(context, id), Map.of()).values());
    }

    /** The id that schemas of this fingerprint have. */
    public Optional<Integer> idOf(String context, String fingerprint) {
        return byContent.getOrDefault(new Content(context, fingerprint), Map.of()).values().stream()
                .findFirst();
    }

    /** All versions with this content, by subject. */
    public List<StoredSchema> places(UUID guid) {
        return List.copyOf(byGuid.getOrDefault(guid, Map.of()).values());
    }

    /** The highest one that was ever seen, 0 where there is none. */
    public int highest(String context) {
        return highest.getOrDefault(context, 0);
    }

    void put(StoredSchema schema) {
        String context = schema.subject().context();
        byId.computeIfAbsent(new ContextId(context, schema.id()), id -> new ConcurrentSkipListMap<>())
                .put(schema.place(), schema);
        byContent
                .computeIfAbsent(new Content(context, schema.fingerprint()), content -> new ConcurrentSkipListMap<>())
                .put(schema.place(), schema.id());
        byGuid.computeIfAbsent(schema.guid(), guid -> new ConcurrentSkipListMap<>())
                .put(schema.place(), schema);
        highest.merge(context, schema.id(), Math::max);
    }

    void remove(StoredSchema schema) {
        String context = schema.subject().context();
        byId.computeIfPresent(new ContextId(context, schema.id()), (id, places) -> without(places, schema.place()));
        byContent.computeIfPresent(
                new Content(context, schema.fingerprint()), (content, places) -> without(places, schema.place()));
        byGuid.computeIfPresent(schema.guid(), (guid, places) -> without(places, schema.place()));
    }

    private static <T> Map<Version, T> without(Map<Version, T> places, Version place) {
        places.remove(place);
        return places.isEmpty() ? null : places;
    }
}
