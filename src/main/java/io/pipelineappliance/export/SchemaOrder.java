package io.pipelineappliance.export;

import io.pipelineappliance.export.SchemaEntry.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The order in which a registry takes schemas: what others refer to first, and the versions of a subject one after the other. */
final class SchemaOrder {
    private final Map<Place, SchemaEntry> left = new TreeMap<>(
            Comparator.comparing(Place::subject).thenComparing(Place::version));
    private final Map<Place, SchemaEntry> ordered = new LinkedHashMap<>();

    private SchemaOrder() {}

    static List<SchemaEntry> of(Collection<SchemaEntry> entries) {
        SchemaOrder order = new SchemaOrder();
        entries.forEach(entry -> order.left.put(entry.place(), entry));
        List.copyOf(order.left.values()).forEach(order::take);
        return List.copyOf(order.ordered.values());
    }

    private void take(SchemaEntry entry) {
        if (left.remove(entry.place()) == null) {
            return;
        }
        entry.references().forEach(place -> {
            SchemaEntry referred = left.get(place);
            if (referred != null) {
                take(referred);
            }
        });
        ordered.put(entry.place(), entry);
    }
}
